package nl.weerklank.signal.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.watch.Sources;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    private final MemoryStore store = new MemoryStore();
    private final Sources sources = new Sources(List.of(
            Told.source("knmi", 0.9, Duration.ofHours(1), Told.circle(52, 5, 300)),
            Told.source("emsc", 0.8, Duration.ofHours(1)),
            Told.source("usgs", 0.9, Duration.ofHours(1))));
    private final Threads threads = new Threads(store, sources);

    private Threading take(Told told) {
        return take(told.signal());
    }

    private Threading take(Signal signal) {
        return threads.take(signal, false, Duration.ZERO, signal.received());
    }

    private List<SignalThread> open() {
        return store.threads().stream().filter(SignalThread::isOpen).toList();
    }

    @Test
    void fiftyMessagesOfOneHeatWaveAreOneThread() {
        for (int i = 0; i < 50; i++) {
            take(Told.by("knmi", "heat-" + i)
                    .of(Hazard.HEAT)
                    .grave(CapSeverity.MODERATE)
                    .at(50.8 + i * 0.05, 4.5 + (i % 7) * 0.3, 25)
                    .after(Duration.ofHours(i))
                    .until(Told.START.plus(Duration.ofHours(i + 24L))));
        }

        assertThat(open()).singleElement().satisfies(thread -> {
            assertThat(thread.signals()).isEqualTo(50);
            assertThat(store.evidence(thread.id())).hasSize(50);
            assertThat(thread.first()).isEqualTo(Told.START);
        });
    }

    @Test
    void oneEarthquakeToldByThreeSourcesIsOneThreadThatNamesThemAll() {
        take(Told.by("knmi", "a").at(53.33, 6.75, 0).value("magnitude", 3.4, "ML"));
        take(Told.by("emsc", "b").at(53.4, 6.9, 0).speakingOf(Told.START.plusSeconds(4)));
        take(Told.by("usgs", "c").at(53.2, 6.6, 0).speakingOf(Told.START.minusSeconds(3)));

        assertThat(open())
                .singleElement()
                .satisfies(thread -> assertThat(thread.heard()).containsOnlyKeys("knmi", "emsc", "usgs"));
    }

    @Test
    void theNextEarthquakeAtTheSamePlaceIsAnotherThread() {
        take(Told.by("knmi", "a").at(53.33, 6.75, 0));
        take(Told.by("knmi", "b").at(53.33, 6.75, 0).speakingOf(Told.START.plus(Duration.ofMinutes(10))));

        assertThat(open()).hasSize(2);
    }

    @Test
    void twoFiresFarApartAreTwoThreads() {
        take(Told.by("knmi", "a").of(Hazard.FIRE).at(51.69, 4.59, 1));
        take(Told.by("knmi", "b").of(Hazard.FIRE).at(53.21, 6.56, 1));

        assertThat(open()).hasSize(2);
    }

    @Test
    void aCapReferenceJoinsWhatPlaceAndTimeWouldNot() {
        take(Told.by("knmi", "a").of(Hazard.FLOOD).at(50.85, 5.69, 5).cap("first"));
        var moved = take(Told.by("emsc", "b").of(Hazard.FLOOD).at(53.2, 6.5, 5).cap("second", "first"));

        assertThat(moved.kind()).isEqualTo(Threading.Kind.MOVED);
        assertThat(open()).hasSize(1);
    }

    @Test
    void aSignalThatNamesTwoThreadsMakesThemOneAndWhatTheyKnewIsKept() {
        take(Told.by("knmi", "a").at(53.3, 6.7, 0).alsoKnownAs("emsc:1"));
        take(Told.by("usgs", "b").at(10, 10, 0).alsoKnownAs("usgs:2"));
        take(Told.by("emsc", "c").at(53.3, 6.7, 0).alsoKnownAs("emsc:1").alsoKnownAs("usgs:2"));
        var later =
                take(Told.by("usgs", "b").version("2").kind(SignalKind.UPDATE).at(10, 10, 0));

        assertThat(open()).singleElement().satisfies(thread -> {
            assertThat(thread.signals()).isEqualTo(4);
            assertThat(thread.heard()).containsOnlyKeys("knmi", "usgs", "emsc");
            assertThat(later.thread()).isEqualTo(thread);
            assertThat(store.evidence(thread.id())).hasSize(4);
        });
        assertThat(store.threads())
                .anySatisfy(thread -> assertThat(thread.state()).isEqualTo(ThreadState.MERGED));
    }

    @Test
    void anUpdateMovesItsThread() {
        take(Told.by("knmi", "a").of(Hazard.FLOOD).grave(CapSeverity.MINOR).at(51, 5, 5));
        var moved = take(Told.by("knmi", "a")
                .version("2")
                .kind(SignalKind.UPDATE)
                .of(Hazard.FLOOD)
                .grave(CapSeverity.EXTREME)
                .at(51.5, 5.5, 5)
                .after(Duration.ofHours(1)));

        assertThat(moved.thread()).isNotNull();
        assertThat(moved.thread().severity()).isEqualTo(CapSeverity.EXTREME);
        assertThat(moved.thread().extent().boxes()).hasSize(2);
        assertThat(moved.thread().changed()).isEqualTo(Told.START.plus(Duration.ofHours(1)));
    }

    @Test
    void theSameSignalAgainChangesNothing() {
        var told = Told.by("knmi", "a").at(53.3, 6.7, 0);
        take(told);
        var before = open();

        assertThat(take(told).kind()).isEqualTo(Threading.Kind.REPEATED);
        assertThat(open()).isEqualTo(before);
    }

    @Test
    void anExerciseNeverJoinsARealEvent() {
        take(Told.by("knmi", "a").at(53.3, 6.7, 0));
        take(Told.by("emsc", "b").at(53.3, 6.7, 0).exercise());

        assertThat(open()).hasSize(2);
    }

    @Test
    void aCompetentSourceEndsAThreadThatOthersTold() {
        take(Told.by("emsc", "b").at(53.3, 6.7, 0).cap("first"));
        var ended = take(Told.by("knmi", "a").kind(SignalKind.CANCEL).cap("second", "first"));

        assertThat(ended.kind()).isEqualTo(Threading.Kind.ENDED);
        assertThat(open()).isEmpty();
    }

    @Test
    void aSourceWithoutCompetenceTakesBackOnlyWhatItSaidItself() {
        take(Told.by("knmi", "a").at(53.3, 6.7, 0).cap("first"));
        var withdrawn = take(Told.by("emsc", "b").kind(SignalKind.CANCEL).cap("second", "first"));

        assertThat(withdrawn.kind()).isEqualTo(Threading.Kind.WITHDRAWN);
        assertThat(withdrawn.effect()).contains("may not speak");
        assertThat(open()).hasSize(1);
    }

    @Test
    void competenceEndsAtItsBorder() {
        take(Told.by("emsc", "b").at(20, 20, 0).cap("first"));

        assertThat(take(Told.by("knmi", "a").kind(SignalKind.CANCEL).cap("second", "first"))
                        .kind())
                .isEqualTo(Threading.Kind.WITHDRAWN);
    }

    @Test
    void aReadingOfAGaugeIsNoEvent() {
        var quiet = take(Told.by("knmi", "gauge")
                .of(Hazard.WATER_LEVEL)
                .value("WATHTE", 120, "cm")
                .at(52, 4, 0));

        assertThat(quiet.kind()).isEqualTo(Threading.Kind.QUIET);
        assertThat(store.threads()).isEmpty();
    }

    @Test
    void aThreadRunsOutAsOverWhereItsSourcesAreFreshAndAsUnknownWhereOneIsSilent() {
        take(Told.by("knmi", "a").at(53.3, 6.7, 0));
        take(Told.by("emsc", "b").at(10, 10, 0));
        var later = Told.START.plus(Duration.ofDays(1));

        var ended = threads.runOut(later, source -> source.equals("emsc"));

        assertThat(ended)
                .extracting(thread -> thread.heard().keySet().iterator().next(), SignalThread::state)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("knmi", ThreadState.ENDED),
                        org.assertj.core.groups.Tuple.tuple("emsc", ThreadState.UNKNOWN));
        assertThat(threads.forget(later.plus(Duration.ofDays(3)), Duration.ofDays(2)))
                .hasSize(2);
        assertThat(store.threads()).isEmpty();
    }

    @Test
    void aThreadIsMarkedAsItsStrictestSignal() {
        take(Told.by("knmi", "a").at(53.3, 6.7, 0));
        var moved = take(Told.by("emsc", "b").at(53.3, 6.7, 0).marked(Tlp.AMBER));

        assertThat(moved.thread()).isNotNull();
        assertThat(moved.thread().tlp()).isEqualTo(Tlp.AMBER);
    }

    @Test
    void placesOnBothSidesOfTheDateLineAreNear() {
        var west = Extent.of(List.of(Told.circle(-18, 179.9, 0)));
        var east = Extent.of(List.of(Told.circle(-18, -179.9, 0)));

        assertThat(west.near(east, 30)).isTrue();
        assertThat(west.near(east, 10)).isFalse();
    }

    @Test
    void aThreadThatIsTakenUpAfterARestartGoesOn() {
        take(Told.by("knmi", "a").at(53.3, 6.7, 0));
        var again = new Threads(store, sources);
        Instant now = Told.START.plusSeconds(30);

        assertThat(again.take(Told.by("emsc", "b").at(53.3, 6.7, 0).signal(), false, Duration.ZERO, now)
                        .kind())
                .isEqualTo(Threading.Kind.MOVED);
    }
}
