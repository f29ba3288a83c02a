package nl.weerklank.dispatch.console;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import nl.weerklank.console.Language;
import nl.weerklank.dispatch.day.ChannelDays;
import nl.weerklank.dispatch.desk.ChannelCards;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.status.DisseminationStatus;
import nl.weerklank.dispatch.status.DisseminationSummary;
import nl.weerklank.dispatch.status.Statuses;
import nl.weerklank.dispatch.track.Dissemination;

/** Renders the parts of pages that change by themselves; from the very records that the API answers with. */
@ApplicationScoped
public class Fragments {

    private static final int MOST_ROUNDS = 480;
    private static final int MOST_LISTED = 200;

    private final Engine engine;
    private final ChannelCards cards;
    private final ChannelDays days;
    private final LiveView view;
    private final Statuses statuses;
    private final InstantSource clock;
    private final Map<Language, Say> say = new EnumMap<>(Language.class);

    Fragments(
            Engine engine,
            ChannelCards cards,
            ChannelDays days,
            LiveView view,
            Statuses statuses,
            InstantSource clock) {
        this.engine = engine;
        this.cards = cards;
        this.days = days;
        this.view = view;
        this.statuses = statuses;
        this.clock = clock;
        for (var language : Language.values()) {
            say.put(language, new Say(language));
        }
    }

    /** How this language says things. */
    Say say(Language language) {
        return say.getOrDefault(language, new Say(Language.NL));
    }

    /** The part of a page that changes, as it is now; empty when there is no such thing any more. */
    Optional<String> render(Live live, Language language) {
        return switch (live) {
            case Live.Channels all ->
                Optional.of(template("channels-live", language)
                        .data("cards", cards.all())
                        .render());
            case Live.Channel(String name) -> channel(name, language);
            case Live.Disseminations all ->
                Optional.of(template("disseminations-live", language)
                        .data("list", summaries())
                        .render());
            case Live.One(String id) -> view.find(id).map(found -> one(found, language));
        };
    }

    /** A number that changes when what is shown does; empty where only looking tells. */
    OptionalLong revision(Live live) {
        return switch (live) {
            case Live.Disseminations all -> {
                long sum = 7;
                for (var one : view.all()) {
                    sum += one.alertId().hashCode() * 31L * (one.revision() + 1);
                }
                yield OptionalLong.of(sum);
            }
            case Live.One(String id) ->
                view.find(id).map(found -> OptionalLong.of(found.revision())).orElse(OptionalLong.of(-1));
            case Live.Channels all -> OptionalLong.empty();
            case Live.Channel one -> OptionalLong.empty();
        };
    }

    /** Whether a page about this would be about an exercise. */
    boolean exercise(Live live) {
        return live instanceof Live.One(String id)
                && view.find(id)
                        .map(found -> found.mode() == nl.weerklank.contract.alert.Mode.EXERCISE)
                        .orElse(false);
    }

    private Optional<String> channel(String name, Language language) {
        var now = clock.instant();
        return cards.find(name)
                .map(card -> template("channel-live", language)
                        .data("card", card)
                        .data("moments", days.moments(name, now))
                        .data(
                                "rounds",
                                days.rounds(name, now).stream()
                                        .limit(MOST_ROUNDS)
                                        .toList())
                        .render());
    }

    private List<DisseminationSummary> summaries() {
        return view.all().stream()
                .sorted(Comparator.comparing(Dissemination::acceptedAt)
                        .reversed()
                        .thenComparing(Dissemination::alertId))
                .limit(MOST_LISTED)
                .map(DisseminationSummary::of)
                .toList();
    }

    private String one(Dissemination found, Language language) {
        var status = statuses.of(found);
        var since = Duration.between(found.firstAcceptedAt(), found.changedAt()).toMillis();
        return template("dissemination-live", language)
                .data("status", status)
                .data("steps", found.steps().reversed())
                .data("held", found.held())
                .data("decisions", status.decisions().reversed())
                .data("curve", Curve.of(status, since))
                .render();
    }

    /** What an operator may name in a step: orders of this version with something failed. */
    static List<DisseminationStatus.OrderOf> failed(DisseminationStatus status) {
        return status.channels().stream()
                .flatMap(channel -> channel.orders().stream())
                .filter(order -> order.version() == status.version() && order.failedCells() > 0)
                .toList();
    }

    private io.quarkus.qute.TemplateInstance template(String name, Language language) {
        var template = engine.getTemplate("operator/" + name);
        if (template == null) {
            throw new IllegalStateException("there is no template operator/" + name);
        }
        return template.data("say", say(language));
    }
}
