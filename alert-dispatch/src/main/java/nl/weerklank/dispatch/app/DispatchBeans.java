package nl.weerklank.dispatch.app;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.gate.DeadLetterProducer;
import nl.weerklank.dispatch.lifecycle.Lifecycle;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.stream.DispatchTopology;
import nl.weerklank.dispatch.stream.StreamRunner;
import nl.weerklank.dispatch.stream.StreamSettings;
import nl.weerklank.dispatch.table.ChannelTables;
import nl.weerklank.dispatch.targeting.PeopleFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts the service together from its configuration and runs it. */
@ApplicationScoped
public class DispatchBeans {

    private static final Logger LOG = Logger.getLogger(DispatchBeans.class);

    @Produces
    @Singleton
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    LiveView view() {
        return new LiveView();
    }

    @Produces
    @Singleton
    ChannelTables tables(DispatchConfig config, InstantSource clock) {
        return new ChannelTables(config.channels(), config.heartbeatSilence(), clock);
    }

    @Produces
    @Singleton
    PeopleMap people(DispatchConfig config) {
        try {
            return config.peopleFile().isPresent()
                    ? PeopleFile.read(config.peopleFile().get())
                    : PeopleMap.ofShippedPlaces();
        } catch (IOException e) {
            throw new IllegalArgumentException("weerklank.dispatch.people-file cannot be read: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    AlertVerifier verifier(DispatchConfig config) {
        if (config.trustFile().isEmpty()) {
            LOG.warn("weerklank.dispatch.trust-file is not set: every alert will be refused");
            return new AlertVerifier(new TrustStore(Map.of()));
        }
        try {
            return new AlertVerifier(TrustStore.read(config.trustFile().get()));
        } catch (IOException e) {
            throw new IllegalArgumentException("weerklank.dispatch.trust-file cannot be read: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    Lifecycle lifecycle(PeopleMap people, DispatchConfig config) {
        return new Lifecycle(people, config.policy());
    }

    @Produces
    @Singleton
    StreamRunner runner(
            @ConfigProperty(name = "kafka.bootstrap.servers") String brokers,
            DispatchConfig config,
            AlertVerifier verifier,
            Lifecycle lifecycle,
            ChannelTables tables,
            LiveView view,
            InstantSource clock) {
        var topology = new DispatchTopology(
                verifier,
                lifecycle,
                tables,
                view,
                new DeadLetterProducer(brokers),
                clock,
                config.tick(),
                config.keep());
        var settings =
                new StreamSettings(brokers, config.instance(), config.stateDir(), config.threads(), config.session());
        return new StreamRunner(topology::build, settings, topics(config));
    }

    private static List<String> topics(DispatchConfig config) {
        var names = new ArrayList<>(List.of(
                Topics.ALERTS,
                Topics.REPORTS,
                Topics.DECISIONS,
                Topics.CHANNEL_STATUS,
                Topics.CHANNEL_COVERAGE,
                Topics.CHANNEL_CONTROL,
                Topics.CHANNEL_HISTORY,
                Topics.ROUTE_TESTS,
                Topics.STEPS,
                Topics.deadLetter(Topics.ALERTS),
                Topics.deadLetter(Topics.REPORTS),
                Topics.deadLetter(Topics.CHANNEL_STATUS),
                Topics.deadLetter(Topics.CHANNEL_COVERAGE),
                Topics.deadLetter(Topics.CHANNEL_CONTROL),
                Topics.deadLetter(Topics.STEPS)));
        config.channels().forEach(channel -> names.add(Topics.orders(channel)));
        return names;
    }

    void start(@Observes StartupEvent event, StreamRunner runner, Lifecycle lifecycle, InstantSource clock) {
        runner.start();
        Thread.ofPlatform().daemon().name("warm-up").start(new WarmUp(lifecycle, clock.instant())::run);
    }

    void stop(@Observes ShutdownEvent event, StreamRunner runner) {
        runner.close();
    }
}
