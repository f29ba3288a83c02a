package nl.weerklank.local.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.client.CrisisCentre;
import nl.weerklank.local.client.Dissemination;
import nl.weerklank.local.client.Poll;
import nl.weerklank.local.system.Progress;

/** Plays the scenario against a running system as its people would, and notes which promises did not hold. */
final class Play {

    private static final List<String> CHANNELS = List.of("cell-broadcast", "siren", "radio", "web");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** A transmitter that is told to stop still sends its end of message. */
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final CrisisCentre centre;
    private final Progress progress;
    private final Screen screen;
    private final Clock clock;
    private final List<String> broken = new ArrayList<>();

    Play(Layout layout, Progress progress, Clock clock) {
        this.centre = new CrisisCentre(layout);
        this.progress = progress;
        this.screen = new Screen(System.out, progress);
        this.clock = clock;
    }

    /** Plays it, writes the report and returns the promises that were broken. */
    List<String> run(Path report) throws IOException {
        var startedAt = clock.instant();
        var scenario = new Scenario(startedAt);

        progress.line("half of the cell broadcast network dies");
        centre.fault("cell-broadcast", "half");

        progress.line("a chemical fire at Moerdijk: author anna hands in an alert, bram approves it");
        var alertId = decide(scenario.alert());
        var first = follow(alertId, 1, this::reachedAndFilledUp);
        first.ifPresent(this::checkFirstVersion);

        var updated = clock.instant();
        progress.line("the wind turns: anna hands in an update, bram approves it");
        decide(scenario.update(updated));
        follow(alertId, 2, now -> emittedOnAll(now, 2)).ifPresent(now -> checkEmission(now, 2));
        checkNoDoubles();

        progress.line("the fire is out: anna hands in the cancel, bram approves it");
        decide(scenario.cancel(clock.instant(), updated));
        var end = follow(alertId, 3, now -> settled(now, 3));

        var last = end.or(() -> centre.dissemination(alertId, centre.credential("otto")))
                .orElseThrow(() -> new Refusal("dispatch never knew alert " + alertId));
        checkEnd(last);
        DemoReport.of(startedAt, last, broken).write(report);
        return broken;
    }

    private String decide(byte[] message) {
        var submitted = centre.submit(message, "application/cap+xml", centre.credential("anna"));
        return centre.approve(submitted.id(), centre.credential("bram")).alertId();
    }

    private Optional<Dissemination> follow(String alertId, int version, Predicate<Dissemination> until) {
        var operator = centre.credential("otto");
        var reached = Poll.until(
                PATIENCE,
                () -> {
                    var now = centre.dissemination(alertId, operator).filter(d -> d.version() == version);
                    now.ifPresent(screen::show);
                    return now;
                },
                until);
        if (reached.isEmpty()) {
            broken.add(
                    "version %d did not come as far as expected within %d s".formatted(version, PATIENCE.toSeconds()));
        }
        return reached;
    }

    /** All four channels are out, what failed is known, and a channel that was added has transmitted. */
    private boolean reachedAndFilledUp(Dissemination now) {
        return emittedOnAll(now, 1)
                && !now.fallbacks().isEmpty()
                && now.fallbacks().stream().allMatch(added -> transmitted(now, added.channel(), 1))
                && settled(now, 1);
    }

    private static boolean emittedOnAll(Dissemination now, int version) {
        return CHANNELS.stream().allMatch(channel -> transmitted(now, channel, version));
    }

    private static boolean transmitted(Dissemination now, String channel, int version) {
        return orders(now, channel, version).stream()
                .anyMatch(order -> order.rungs().stream().anyMatch(rung -> proven(rung.rung())));
    }

    private static boolean proven(String rung) {
        return rung.equals("TRANSMITTED") || rung.equals("OBSERVED") || rung.equals("SEEN");
    }

    /** Every channel that the version was ordered for has come to a final state. */
    private static boolean settled(Dissemination now, int version) {
        var ordered = now.channels().stream()
                .filter(channel -> !orders(now, channel.channel(), version).isEmpty())
                .toList();
        return !ordered.isEmpty() && ordered.stream().allMatch(Dissemination.Channel::settled);
    }

    private static List<Dissemination.OrderView> orders(Dissemination now, String channel, int version) {
        return now.channels().stream()
                .filter(c -> c.channel().equals(channel))
                .flatMap(c -> c.orders().stream())
                .filter(order -> order.version() == version)
                .toList();
    }

    private void checkFirstVersion(Dissemination now) {
        checkEmission(now, 1);
        var cellBroadcast = orders(now, "cell-broadcast", 1);
        expect(
                cellBroadcast.stream().anyMatch(order -> !order.faults().isEmpty()),
                "P2: half of the cell broadcast network is dead, and no failure was reported");
        expect(
                now.people().remainder() < now.people().total(),
                "the remainder did not fall below the number of people in danger");
    }

    private void checkEmission(Dissemination now, int version) {
        for (var channel : CHANNELS) {
            expect(
                    transmitted(now, channel, version),
                    "P1: version %d was not transmitted by %s".formatted(version, channel));
        }
    }

    private void checkNoDoubles() {
        for (var channel : CHANNELS) {
            var doubles = centre.publicRecord(channel).doubles();
            expect(doubles.isEmpty(), "P3: %s was received more than once: %s".formatted(channel, doubles));
        }
    }

    private void checkEnd(Dissemination end) {
        expect(end.version() == 3 && end.kind().equals("CANCEL"), "P5: the cancel is not the last version");
        for (var channel : CHANNELS) {
            expect(
                    Poll.until(QUIET, () -> Optional.of(centre.onAir(channel)), List::isEmpty)
                            .isPresent(),
                    "P5: %s still emits %d s after the cancel".formatted(channel, QUIET.toSeconds()));
        }
        checkNoDoubles();
        expect(
                end.fallbacks().stream().allMatch(added -> !added.reason().isBlank()),
                "P8: a channel was added without a reason on record");
    }

    private void expect(boolean holds, String promise) {
        if (!holds) {
            broken.add(promise);
        }
    }
}
