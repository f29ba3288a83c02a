package nl.weerklank.dispatch.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.control.FlapWatch;
import nl.weerklank.dispatch.day.ChannelDays;
import nl.weerklank.dispatch.day.DayFeed;
import nl.weerklank.dispatch.day.OperatorTopics;
import nl.weerklank.dispatch.day.Watchman;
import nl.weerklank.dispatch.letters.LetterCareDesk;
import nl.weerklank.dispatch.letters.LetterShelf;
import nl.weerklank.dispatch.stream.StreamRunner;
import nl.weerklank.dispatch.table.ChannelTables;
import nl.weerklank.dispatch.whatif.WhatIf;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Puts together and runs what operators work with; all of it beside the stream, on threads of its own. */
@ApplicationScoped
public class DeskBeans {

    private static final String BY = "alert-dispatch";

    private @Nullable DayFeed feed;
    private @Nullable Watchman watchman;

    @Produces
    @Singleton
    ChannelDays days() {
        return new ChannelDays();
    }

    @Produces
    @Singleton
    OperatorTopics topics(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers, InstantSource clock) {
        return new OperatorTopics(brokers, clock);
    }

    @Produces
    @Singleton
    LetterShelf shelf(
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            DispatchConfig config,
            InstantSource clock) {
        return new LetterShelf(brokers, LetterShelf.topics(config.channels()), clock);
    }

    @Produces
    @Singleton
    LetterCareDesk letters(LetterShelf shelf, OperatorTopics topics, InstantSource clock) {
        return new LetterCareDesk(shelf, topics, clock);
    }

    @Produces
    @Singleton
    WhatIf whatIf(PeopleMap people) {
        return new WhatIf(people);
    }

    void start(
            @Observes @Priority(6000) StartupEvent event,
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            ChannelDays days,
            ChannelTables tables,
            OperatorTopics topics,
            StreamRunner runner,
            InstantSource clock) {
        feed = new DayFeed(brokers, days, tables, clock);
        feed.start();
        watchman = new Watchman(new FlapWatch(BY), tables, topics, clock, runner::running);
        watchman.start();
    }

    void stop(@Observes ShutdownEvent event, OperatorTopics topics) {
        if (watchman != null) {
            watchman.close();
        }
        if (feed != null) {
            feed.close();
        }
        topics.close();
    }
}
