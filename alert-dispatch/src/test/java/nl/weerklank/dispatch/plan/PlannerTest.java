package nl.weerklank.dispatch.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.Town;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.coverage.Reach;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private final Planner planner = new Planner(Town.policy("reserve"));
    private final Map<String, Usage> usage = new HashMap<>();
    private Lane lane = Lane.URGENT;
    private Instant now = Town.NOON;

    @Test
    void theFirstWaveOfAnUrgentAlertLeavesOutOnlyReserves() {
        var plan = planner.firstWave(
                at(Town.up("a", 0.5, Town.ALL), Town.up("b", 0.5, Town.ALL), Town.up("reserve", 0.9, Town.ALL)),
                Town.ALL);

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactlyInAnyOrder("a", "b");
        assertThat(plan.before()).isEqualTo(700);
        assertThat(plan.after()).isCloseTo(175, within(0.1));
        assertThat(plan.passed())
                .singleElement()
                .satisfies(passed -> assertThat(passed.reason()).contains("held in reserve"));
    }

    @Test
    void theFirstWaveOfANormalAlertTakesTheChannelThatReachesMost() {
        lane = Lane.NORMAL;

        var plan = planner.firstWave(at(Town.up("few", 0.9, Town.some(2)), Town.up("many", 0.5, Town.ALL)), Town.ALL);

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("many");
        assertThat(plan.passed())
                .extracting(Choice::reason)
                .containsExactly("the first wave of this lane takes 1 channels");
    }

    @Test
    void anUrgentAlertTriesAQuarantinedChannelAfterTheOthersAndExpectsNothingOfIt() {
        var plan = planner.firstWave(
                at(Town.up("flaps", 0.9, Town.ALL).lastResort("quarantined"), Town.up("a", 0.5, Town.ALL)), Town.ALL);

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("a", "flaps");
        assertThat(plan.after()).isEqualTo(350);
    }

    @Test
    void whatIsOnItsWayOverAQuarantinedChannelKeepsNobodyFromStarting() {
        lane = Lane.NORMAL;
        now = Town.NOON.plusSeconds(40);
        usage.put(
                "flaps",
                new Usage(
                        Town.ALL,
                        CellSet.EMPTY,
                        Town.ALL,
                        CellSet.EMPTY,
                        CellSet.EMPTY,
                        CellSet.EMPTY,
                        1,
                        Instant.MIN));

        var plan = planner.nextWave(
                at(Town.up("flaps", 0.99, Town.ALL).lastResort("quarantined"), Town.up("a", 0.5, Town.ALL)));

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("a");
    }

    @Test
    void aNormalAlertLeavesAQuarantinedChannelOutOfTheFirstWaveWhereOthersCover() {
        lane = Lane.NORMAL;
        var plan = planner.firstWave(
                at(Town.up("a", 0.5, Town.ALL), Town.up("flaps", 0.9, Town.ALL).lastResort("quarantined")), Town.ALL);

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("a");
        assertThat(plan.passed())
                .extracting(Choice::reason)
                .containsExactly("is used only for whom no other channel reaches: quarantined");
    }

    @Test
    void aQuarantinedChannelIsUsedAtOnceForWhomNoOtherCovers() {
        lane = Lane.NORMAL;
        var plan = planner.firstWave(
                at(
                        Town.up("a", 0.5, Town.some(4)),
                        Town.up("flaps", 0.9, Town.ALL).lastResort("quarantined")),
                Town.ALL);

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("a", "flaps");
        assertThat(plan.chosen().getLast().cells()).isEqualTo(Town.ALL.minus(Town.some(4)));
        assertThat(plan.chosen().getLast().reason()).contains("although quarantined");
    }

    @Test
    void aQuarantinedChannelComesAfterAWeakerOneWhenSomethingFailed() {
        usage.put("a", failed(Town.ALL, Town.some(3), Instant.MAX));

        var plan = planner.nextWave(at(
                Town.up("a", 0.9, Town.ALL),
                Town.up("flaps", 0.99, Town.ALL).lastResort("quarantined"),
                Town.up("weak", 0.2, Town.ALL)));

        assertThat(plan.chosen()).extracting(Choice::channel).startsWith("weak", "flaps");
    }

    @Test
    void theChannelWhoseRoutesPassedLastIsUsedFirst() {
        lane = Lane.NORMAL;

        var plan = planner.firstWave(
                at(Town.up("better-on-paper", 0.6, Town.ALL).passing(0.25), Town.up("good-route", 0.5, Town.ALL)),
                Town.ALL);

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("good-route");
    }

    @Test
    void whoCannotBeOrderedIsPassedWithTheReason() {
        var noPermission = new ChannelView(
                "exercise-only",
                ChannelState.UP,
                "ok",
                Set.of(Mode.EXERCISE),
                now,
                1,
                Town.up("x", 1, Town.ALL).reach());
        var unknown = new ChannelView("unknown", ChannelState.UP, "ok", Set.of(Mode.LIVE), now, 1, Reach.NONE);
        var elsewhere = Town.up("elsewhere", 1, CellSet.of(nl.weerklank.contract.cell.H3Map.cellAt(53, 6)));

        var plan = planner.firstWave(
                at(Town.channel("closed", ChannelState.CLOSED, 1, Town.ALL), noPermission, unknown, elsewhere),
                Town.ALL);

        assertThat(plan.chosen()).isEmpty();
        assertThat(plan.passed())
                .extracting(Choice::reason)
                .containsExactly(
                        "is CLOSED: as the test says",
                        "its emitter holds no permission for LIVE alerts",
                        "has published no coverage yet",
                        "covers none of these cells");
    }

    @Test
    void aLaterWaveTakesTheBestChannelFirstAndOnlyForTheCellsThatFailed() {
        lane = Lane.NORMAL;
        usage.put("a", failed(Town.ALL, Town.some(3), Instant.MAX));

        var plan = planner.nextWave(
                at(Town.up("a", 0.9, Town.ALL), Town.up("weak", 0.1, Town.ALL), Town.up("strong", 0.99, Town.ALL)));

        assertThat(plan.chosen()).first().satisfies(chosen -> {
            assertThat(chosen.channel()).isEqualTo("strong");
            assertThat(chosen.cells()).isEqualTo(Town.some(3));
            assertThat(chosen.gain()).isCloseTo(297, within(0.1));
        });
    }

    @Test
    void aWaveStopsOnceTheProjectionMeetsTheGoal() {
        lane = Lane.NORMAL;
        usage.put("a", failed(Town.ALL, Town.some(1), Instant.MAX));

        var plan = planner.nextWave(
                at(Town.up("a", 0.99, Town.ALL), Town.up("weak", 0.5, Town.ALL), Town.up("strong", 0.9, Town.ALL)));

        assertThat(plan.chosen()).extracting(Choice::channel).containsExactly("strong");
        assertThat(plan.trigger()).isEqualTo("a failed in 1 cell with 100 people");
    }

    @Test
    void aRetryWaitsForItsTimeAndThenNamesTheAttempt() {
        usage.put("a", failed(Town.ALL, Town.some(3), Town.NOON.plusSeconds(5)));
        var early = planner.nextWave(at(Town.up("a", 0.9, Town.ALL)));
        now = Town.NOON.plusSeconds(5);
        var due = planner.nextWave(at(Town.up("a", 0.9, Town.ALL)));

        assertThat(early.chosen()).isEmpty();
        assertThat(early.passed()).extracting(Choice::reason).containsExactly("tries again at 2026-11-22T12:00:05Z");
        assertThat(due.chosen()).singleElement().satisfies(chosen -> {
            assertThat(chosen.attempt()).isEqualTo(2);
            assertThat(chosen.reason()).contains("attempt 2 covers 3 of 19 cells with 300 of 700 people");
        });
    }

    @Test
    void nothingHappenedMeansNoWave() {
        usage.put(
                "a",
                new Usage(
                        Town.ALL,
                        Town.ALL,
                        CellSet.EMPTY,
                        CellSet.EMPTY,
                        CellSet.EMPTY,
                        CellSet.EMPTY,
                        0,
                        Instant.MIN));

        var plan = planner.nextWave(at(Town.up("a", 0.99, Town.ALL)));

        assertThat(plan.chosen()).isEmpty();
        assertThat(plan.called()).isFalse();
    }

    @Test
    void backOffDoublesUpToItsCap() {
        var policy = Town.policy();
        assertThat(policy.backOff(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.backOff(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(policy.backOff(60)).isEqualTo(Duration.ofSeconds(30));
    }

    private static Usage failed(CellSet ordered, CellSet failed, Instant retryAt) {
        return new Usage(ordered, ordered.minus(failed), CellSet.EMPTY, CellSet.EMPTY, failed, failed, 1, retryAt);
    }

    private Situation at(ChannelView... channels) {
        return new Situation(
                Town.ALL,
                Town.PEOPLE.in(Town.ALL),
                Town.PEOPLE,
                Mode.LIVE,
                Town.policy().of(lane),
                Town.NOON,
                now,
                List.of(channels),
                usage);
    }
}
