package nl.weerklank.channel.siren.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import nl.weerklank.channel.siren.SirenAdapterFactory;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.HandTest;
import nl.weerklank.contract.channel.HandTest.Verdict;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a technician would find at single posts, and what the channel says and does about it. */
class PostConditionIT {

    private static final int PARTS_OF_A_ROUND = 8;
    private static final int PATIENCE = 30;

    @TempDir
    Path folder;

    private final Instant sent = InstantSource.system().instant();
    private SirenSimulator simulator;
    private ChannelAdapter adapter;

    @BeforeEach
    void start() throws Exception {
        var state = Files.createDirectories(folder.resolve("simulator"));
        simulator = new SirenSimulator(0, state, Map.of());
        adapter = new SirenAdapterFactory()
                .create(new ChannelSettings(
                        "siren", simulator.adapterProperties(), folder.resolve("adapter"), InstantSource.system()));
        adapter.open().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }

    @AfterEach
    void stop() {
        adapter.close();
        simulator.close();
    }

    @Test
    void theRouteTestNamesPostsWithoutMainsWithABadAmplifierAnOpenDoorOrALowBattery() throws Exception {
        post(0).condition(false, true, true, 2710);
        post(1).condition(true, false, true, 2710);
        post(2).condition(true, true, false, 2710);
        post(3).condition(true, true, true, 2150);

        var reason = roundTheWholePark().reason();

        assertThat(reason)
                .contains("4 need somebody to come")
                .contains(id(0) + " [no mains]")
                .contains(id(1) + " [amplifier fault]")
                .contains(id(2) + " [door open]")
                .contains(id(3) + " [battery at 21.5 V]");
        for (int i = 0; i < 4; i++) {
            post(i).condition(true, true, true, 2710);
        }
        assertThat(roundTheWholePark().reason()).doesNotContain("need somebody");
    }

    @Test
    void aPostWhoseClockIsWrongIsNamedAndStartsWithTheOthersAllTheSame() throws Exception {
        var emission = chemicalFire(OrderAction.EMIT);
        var near = postsIn(emission.alert().target());
        simulator.posts().stream()
                .filter(p -> p.post().id().equals(near.getFirst()))
                .forEach(p -> p.clockAhead(-3_600_000));
        simulator.posts().stream()
                .filter(p -> p.post().id().equals(near.getLast()))
                .forEach(p -> p.clockAhead(90_000));

        var reason = roundTheWholePark().reason();
        var notes = carryOut(emission);

        assertThat(reason)
                .contains(near.getFirst() + " [clock wrong by -36")
                .contains(near.getLast() + " [clock wrong by");
        assertThat(notes.everClaimed(Rung.TRANSMITTED)).isTrue();
        var heard = simulator.publicRecord();
        assertThat(heard).extracting(PublicRecord::place).contains(near.getFirst(), near.getLast());
        var starts = heard.stream().mapToLong(r -> r.at().toEpochMilli()).summaryStatistics();
        assertThat(starts.getMax() - starts.getMin()).isLessThan(1_000);
    }

    @Test
    void postsThatAnswerLateGetAStartTimeFarEnoughAheadAndStartTogether() throws Exception {
        simulator.behave(FaultKind.SLOW);
        adapter.probe().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        var ordered = InstantSource.system().instant();

        carryOut(chemicalFire(OrderAction.EMIT));

        var starts = simulator.publicRecord().stream()
                .mapToLong(r -> r.at().toEpochMilli())
                .summaryStatistics();
        assertThat(starts.getCount()).isPositive();
        assertThat(starts.getMin()).as("the lead").isGreaterThanOrEqualTo(ordered.toEpochMilli() + 2 * 2_000);
        assertThat(starts.getMax() - starts.getMin()).isLessThan(1_000);
    }

    @Test
    void coverageShrinksByPostsThatAreDeadAndGrowsAgainWhenTheyAreBack() throws Exception {
        var whole = cells();
        simulator.behave(FaultKind.HALF);

        roundTheWholePark();
        var changed = roundTheWholePark();
        var half = cells();
        simulator.behave(FaultKind.NONE);
        roundTheWholePark();

        assertThat(half.size()).isPositive().isLessThan(whole.size());
        assertThat(whole.containsAll(half)).isTrue();
        assertThat(changed.reason()).contains("not counted on").contains("no answer");
        assertThat(cells()).isEqualTo(whole);
    }

    @Test
    void theRouteTestSaysOnceThatCoverageChangedAndNotAgain() throws Exception {
        post(7).condition(true, false, true, 2710);
        int said = 0;

        for (int i = 0; i < 2 * PARTS_OF_A_ROUND; i++) {
            said += probe().coverageChanged() ? 1 : 0;
        }

        assertThat(said).isEqualTo(1);
    }

    @Test
    void aPostThatCannotSoundIsNotCountedOnAndAnotherIsCommandedForItsCells() throws Exception {
        var emission = chemicalFire(OrderAction.EMIT);
        var near = postsIn(emission.alert().target());
        simulator.posts().stream()
                .filter(p -> near.contains(p.post().id()))
                .forEach(p -> p.condition(true, false, true, 2710));
        roundTheWholePark();

        var notes = carryOut(emission);

        assertThat(simulator.publicRecord()).extracting(PublicRecord::place).doesNotContainAnyElementsOf(near);
        assertThat(roundTheWholePark().reason())
                .as("it was us whom they refused")
                .contains("amplifier fault")
                .doesNotContain("not ours");
        assertThat(notes.everClaimed(Rung.TRANSMITTED))
                .as("posts just outside sound for cells inside")
                .isEqualTo(!simulator.publicRecord().isEmpty());
    }

    @Test
    void aLiarIsNotCountedOnUntilItsSelfTestPasses() throws Exception {
        var before = chance();
        simulator.behave(FaultKind.LIE);
        var notes = carryOut(chemicalFire(OrderAction.EMIT));
        Await.until(
                "the lie is found out",
                Duration.ofSeconds(PATIENCE),
                () -> notes.faults().contains(Fault.NOT_OBSERVED));
        roundTheWholePark();
        var lying = chance();
        simulator.behave(FaultKind.NONE);
        carryOut(chemicalFire(OrderAction.STOP));
        test("silent").run(Set.of()).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        roundTheWholePark();

        assertThat(lying).isLessThan(before);
        assertThat(chance()).isEqualTo(before);
    }

    @Test
    void thePostsThatAnOperatorNamesGrowlAndNoOther() throws Exception {
        var named = Set.of(id(0), id(4), id(5));

        var results = run("growl", named);

        assertThat(results).extracting(HandTest.Result::part).containsExactlyInAnyOrderElementsOf(named);
        assertThat(results)
                .allMatch(r -> r.verdict() == Verdict.PASSED && r.words().startsWith("it drew"));
        assertThat(simulator.publicRecord()).extracting(PublicRecord::place).containsExactlyInAnyOrderElementsOf(named);
        assertThat(simulator.publicRecord()).allMatch(r -> r.what().startsWith("growl-test"));
        assertThat(Files.readAllLines(folder.resolve("adapter/growl-test.csv"))).hasSize(4);
    }

    @Test
    void aGrowlFindsAPostThatConfirmsAndDrawsNoPowerAndOneThatIsDead() throws Exception {
        simulator.behave(FaultKind.LIE);
        var lying = run("growl", Set.of(id(0)));
        simulator.behave(FaultKind.HALF);
        var dead = run("growl", Set.of(id(1), id(2)));

        assertThat(lying.getFirst().verdict()).isEqualTo(Verdict.FAILED);
        assertThat(lying.getFirst().words()).contains("drew 8 W");
        assertThat(dead.stream().collect(Collectors.toMap(HandTest.Result::part, HandTest.Result::verdict)))
                .isEqualTo(Map.of(id(1), Verdict.FAILED, id(2), Verdict.PASSED));
    }

    @Test
    void aGrowlNeverCutsASignalShort() throws Exception {
        carryOut(chemicalFire(OrderAction.EMIT));
        var sounding = simulator.publicRecord().getFirst().place();
        var onAir = simulator.onAir();

        var results = run("growl", Set.of(sounding));

        assertThat(results.getFirst().verdict()).isEqualTo(Verdict.NOT_TESTED);
        assertThat(simulator.onAir()).isEqualTo(onAir);
    }

    @Test
    void aGrowlNeedsItsPostsNamedAndRefusesNamesThatNobodyHas() {
        assertThatThrownBy(() -> test("growl").run(Set.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name the posts");
        assertThatThrownBy(() -> test("growl").run(Set.of("NOBODY")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("NOBODY");
        assertThat(simulator.publicRecord()).isEmpty();
    }

    private List<HandTest.Result> run(String name, Set<String> parts) throws Exception {
        return test(name).run(parts).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }

    private HandTest test(String name) {
        return adapter.handTests().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Health roundTheWholePark() throws Exception {
        for (int i = 1; i < PARTS_OF_A_ROUND; i++) {
            probe();
        }
        return probe();
    }

    private Health probe() throws Exception {
        return adapter.probe().toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
    }

    private CellSet cells() {
        return adapter.coverage().stream().map(ChannelCoverage.Group::cells).reduce(CellSet.EMPTY, CellSet::union);
    }

    private double chance() {
        return adapter.coverage().stream()
                .mapToDouble(g -> g.chance() * g.cells().size())
                .sum();
    }

    private SimulatedPost post(int number) {
        return simulator.posts().get(number);
    }

    private String id(int number) {
        return post(number).post().id();
    }

    private List<String> postsIn(CellSet cells) {
        return simulator.posts().stream()
                .map(SimulatedPost::post)
                .filter(p -> cells.contains(H3Map.cellAt(p.latitude(), p.longitude())))
                .map(p -> p.id())
                .toList();
    }

    private ReportNotes carryOut(Emission emission) throws Exception {
        var notes = new ReportNotes();
        adapter.carryOut(emission, notes).toCompletableFuture().get(PATIENCE, TimeUnit.SECONDS);
        return notes;
    }

    private Emission chemicalFire(OrderAction action) throws IOException {
        var message = SampleAlerts.chemicalFire(sent);
        return SampleAlerts.emission(
                SampleAlerts.event(message, message, action == OrderAction.STOP ? 2 : 1, Mode.LIVE), "siren", action);
    }
}
