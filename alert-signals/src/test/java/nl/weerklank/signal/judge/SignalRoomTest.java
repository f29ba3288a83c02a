package nl.weerklank.signal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.picture.MemoryStore;
import nl.weerklank.signal.picture.Told;
import nl.weerklank.signal.rule.RuleFileReader;
import nl.weerklank.signal.trust.Trust;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The shipped example rules, against signals. */
class SignalRoomTest {

    private static final double LOPPERSUM = 53.33;

    private final Sources sources = new Sources(List.of(
            Told.source("knmi", 0.9, Duration.ofMinutes(20), Told.circle(52, 5, 300)),
            Told.source("emsc", 0.8, Duration.ofHours(1)),
            Told.source("gossip", 0.3, Duration.ofHours(1)),
            Told.source("rws", 1.0, Duration.ofMinutes(20))));
    private final MemoryStore store = new MemoryStore();
    private final TrustBook trust = new TrustBook(sources);
    private final Watch watch = new Watch(sources, Told.START);
    private RuleSet rules;
    private SignalRoom room;

    @BeforeEach
    void open() throws IOException {
        rules = RuleSet.of(List.of(RuleFileReader.read(
                Files.readString(Path.of(System.getProperty("weerklank.root"), "samples/rules/example.yaml")))));
        room = new SignalRoom(store, rules, sources, trust, watch);
    }

    private static Told quake(String source, double magnitude) {
        return Told.by(source, "quake").at(LOPPERSUM, 6.75, 0).value("magnitude", magnitude, "ML");
    }

    private static Told water(int minutes, double level) {
        return Told.by("rws", "hoekvanholland")
                .version("" + minutes)
                .of(Hazard.WATER_LEVEL)
                .value("WATHTE", level, "cm")
                .at(51.98, 4.12, 0)
                .after(Duration.ofMinutes(minutes));
    }

    private List<Firing> take(Told told) {
        var signal = told.signal();
        return room.take(signal, signal.received()).firings();
    }

    private List<Firing> take(Told told, Instant now) {
        return room.take(told.signal(), now).firings();
    }

    private String held(String rule) {
        return store.threads().getFirst().held().get(rule);
    }

    private static List<String> named(List<Firing> firings) {
        return firings.stream().map(Firing::rule).toList();
    }

    @Test
    void aProposalIsADraftInPublicWordsThatExplainsItself() {
        var firing = take(quake("knmi", 4.25)).getFirst();

        assertThat(firing.kind()).isEqualTo(Firing.Kind.PROPOSAL);
        assertThat(firing.rule()).isEqualTo("earthquake-felt");
        assertThat(firing.version()).isEqualTo(1);
        assertThat(firing.sample()).isTrue();
        assertThat(firing.inputs())
                .containsEntry("signal.value", Marked.of(Tlp.CLEAR, "4.25"))
                .containsEntry("signal.quantity", Marked.of(Tlp.CLEAR, "magnitude"));
        assertThat(firing.when()).contains("signal.value >= 3.5");
        assertThat(firing.signal()).isEqualTo(quake("knmi", 4.25).signal().id());
        assertThat(firing.alert()).isNotNull();
        assertThat(firing.alert().status()).isEqualTo(CapStatus.ACTUAL);
        assertThat(firing.alert().infos()).hasSize(2).first().satisfies(info -> {
            assertThat(info.headline()).isEqualTo("Aardbeving gemeten, magnitude 4.25");
            assertThat(info.areas().getFirst().circles().getFirst().radiusKm()).isEqualTo(15);
        });
    }

    @Test
    void whereTheRuleWantsTwoSourcesOneIsNotEnoughAndTheReasonIsKept() {
        assertThat(named(take(quake("knmi", 5)))).containsExactly("earthquake-felt");
        assertThat(held("earthquake-early-warning")).contains("not yet").contains("thread.sources=1");

        var second = take(quake("emsc", 4.8).after(Duration.ofSeconds(20)).speakingOf(Told.START));

        assertThat(second).singleElement().satisfies(firing -> {
            assertThat(firing.kind()).isEqualTo(Firing.Kind.AUTOMATIC);
            assertThat(firing.mandate()).isEqualTo("earthquake-early-warning");
            assertThat(firing.origins()).containsExactly("emsc.example", "knmi.example");
            assertThat(firing.inputs()).containsEntry("thread.sources", Marked.of(Tlp.CLEAR, "2"));
        });
        assertThat(store.threads().getFirst().held()).doesNotContainKey("earthquake-early-warning");
    }

    @Test
    void twoMessagesOfOneSourceAreOneVoice() {
        take(quake("knmi", 5));
        assertThat(take(quake("knmi", 5.1).version("2").kind(SignalKind.UPDATE)))
                .isEmpty();
    }

    @Test
    void aRuleFiresOnceAThread() {
        take(quake("knmi", 5));
        assertThat(take(quake("emsc", 5))).hasSize(1);
        assertThat(take(quake("emsc", 5.5).version("2").kind(SignalKind.UPDATE)))
                .isEmpty();
        assertThat(take(quake("knmi", 6).version("2").kind(SignalKind.UPDATE))).isEmpty();
    }

    @Test
    void theSameSignalDeliveredAgainGivesTheSameFiringForWhoeverMissedIt() {
        take(quake("knmi", 5));
        var first = take(quake("emsc", 5));
        var again = take(quake("emsc", 5));

        assertThat(again)
                .extracting(Firing::id)
                .isEqualTo(first.stream().map(Firing::id).toList());
        assertThat(again.getFirst().alert()).isEqualTo(first.getFirst().alert());
        assertThat(store.threads().getFirst().signals()).isEqualTo(2);
    }

    @Test
    void anExerciseIssuesNothingByItselfAndItsDraftIsAnExercise() {
        take(quake("knmi", 5).exercise());
        var firings = take(quake("emsc", 5).exercise());

        assertThat(firings).singleElement().satisfies(firing -> {
            assertThat(firing.kind()).isEqualTo(Firing.Kind.PROPOSAL);
            assertThat(firing.less()).anySatisfy(reason -> assertThat(reason).contains("exercise"));
            assertThat(firing.alert()).isNotNull();
            assertThat(firing.alert().status()).isEqualTo(CapStatus.EXERCISE);
        });
    }

    @Test
    void aSignalOlderThanTheRulesLimitDoesNothing() {
        take(quake("knmi", 5), Told.START.plus(Duration.ofMinutes(3)));
        var firings = take(quake("emsc", 5), Told.START.plus(Duration.ofMinutes(3)));

        assertThat(named(firings)).doesNotContain("earthquake-early-warning");
        assertThat(held("earthquake-early-warning")).contains("older than PT2M");
    }

    @Test
    void beyondTheRulesAreaTheAutomaticRuleDoesNotLook() {
        take(Told.by("knmi", "far").at(50.8, 5.9, 0).value("magnitude", 5, "ML"));
        var firings = take(Told.by("emsc", "far").at(50.8, 5.9, 0).value("magnitude", 5, "ML"));

        assertThat(named(firings)).doesNotContain("earthquake-early-warning");
    }

    @Test
    void anAlertThatWouldReachBeyondTheRulesAreaIsOnlyProposed() {
        take(quake("knmi", 5).at(53.3, 7.55, 0));
        var firings = take(quake("emsc", 5).at(53.3, 7.55, 0));

        assertThat(firings).singleElement().satisfies(firing -> {
            assertThat(firing.kind()).isEqualTo(Firing.Kind.PROPOSAL);
            assertThat(firing.less()).anySatisfy(reason -> assertThat(reason).contains("beyond"));
        });
    }

    @Test
    void whatIsMarkedIsForPeopleToDecide() {
        take(quake("knmi", 5));
        var firings = take(quake("emsc", 5).marked(Tlp.AMBER));

        assertThat(firings).singleElement().satisfies(firing -> {
            assertThat(firing.kind()).isEqualTo(Firing.Kind.NOTE);
            assertThat(firing.alert()).isNull();
            assertThat(firing.summary().tlp()).isEqualTo(Tlp.AMBER);
            assertThat(firing.inputs().get("signal.value").forPublic()).isEmpty();
        });
    }

    @Test
    void aSourceThatIsBelievedTooLittleDoesNotCount() {
        take(quake("knmi", 5));
        assertThat(take(quake("gossip", 5))).isEmpty();
        assertThat(held("earthquake-early-warning")).contains("gossip is believed 0.30");
    }

    @Test
    void afterFalseAlarmsASourceIsBelievedLessAndTheFiringShowsIt() {
        trust.take(
                "emsc",
                Trust.declared(0.8).after(new Trust.FalseAlarm("t", Told.START.minusSeconds(60), "bram", "a truck")));

        assertThat(take(quake("emsc", 5))).isEmpty();
        assertThat(store.threads().getFirst().held().get("earthquake-felt")).contains("emsc is believed 0.48");
    }

    @Test
    void sustainedMeansEveryReadingWithoutABreak() {
        assertThat(named(take(water(0, 290)))).isEmpty();
        assertThat(named(take(water(10, 300)))).isEmpty();
        assertThat(named(take(water(20, 270)))).doesNotContain("water-high");
        for (int minute = 30; minute < 60; minute += 10) {
            assertThat(named(take(water(minute, 285)))).doesNotContain("water-high");
        }
        var firings = take(water(60, 285));

        assertThat(named(firings)).contains("water-high");
        assertThat(firings.getFirst().inputs()).containsEntry("window.sustained", Marked.of(Tlp.CLEAR, "PT30M"));
    }

    @Test
    void aSilenceInBetweenBreaksWhatWasSustained() {
        take(water(0, 290));
        take(water(10, 290));
        assertThat(named(take(water(45, 290)))).doesNotContain("water-high");
    }

    @Test
    void theRateOfRiseIsSeenOverTheWindow() {
        var fired = new ArrayList<String>();
        fired.addAll(named(take(water(0, 100))));
        fired.addAll(named(take(water(10, 101))));
        fired.addAll(named(take(water(20, 102))));
        assertThat(fired).isEmpty();
        fired.addAll(named(take(water(30, 140))));

        assertThat(fired).containsExactly("water-rises-fast");
    }

    @Test
    void readingsOpenNoThreadBeforeTheirWindowSaysSomething() {
        take(water(0, 100));
        take(water(10, 101));
        assertThat(store.threads()).isEmpty();
        take(water(20, 160));
        assertThat(store.threads()).hasSize(1);
    }

    @Test
    void readingsOutsideTheWindowCountNoMore() {
        take(water(0, 0));
        take(water(1, 0));
        assertThat(named(take(water(180, 200)))).isEmpty();
    }

    @Test
    void nothingHeardFiresOnceASilenceAndAgainAfterTheNext() {
        watch.heard("rws", Told.START);
        var later = Told.START.plus(Duration.ofMinutes(40));

        assertThat(room.silences(later)).extracting(Firing::source).contains("rws");
        assertThat(room.silences(later.plusSeconds(60)))
                .extracting(Firing::source)
                .doesNotContain("rws");

        watch.heard("rws", later);
        assertThat(room.silences(later.plus(Duration.ofMinutes(30))))
                .extracting(Firing::source)
                .contains("rws");
    }

    @Test
    void aNoteTellsWhatARuleWithoutAHazardSaw() {
        var firings = take(
                Told.by("knmi", "x").of(Hazard.FLOOD).grave(CapSeverity.EXTREME).at(50.8, 5.7, 10));

        assertThat(firings).singleElement().satisfies(firing -> {
            assertThat(firing.kind()).isEqualTo(Firing.Kind.NOTE);
            assertThat(firing.summary().forCrisisCentre()).startsWith("Iets met de zwaarste graad");
        });
    }

    @Test
    void noAutomaticAllClearRestsOnASilentSource() {
        take(quake("knmi", 5));
        take(quake("emsc", 5));
        var passed = room.pass(Told.START.plus(Duration.ofHours(10)));

        assertThat(passed.ended()).singleElement().satisfies(thread -> {
            assertThat(thread.state().name()).isEqualTo("UNKNOWN");
            assertThat(thread.why()).contains("silent").contains("knmi");
        });
    }
}
