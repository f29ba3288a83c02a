package nl.weerklank.signal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.write.CapWriter;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.picture.MemoryStore;
import nl.weerklank.signal.picture.Told;
import nl.weerklank.signal.rule.RuleFileReader;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;

/** Tries to get what is marked past the guard: into an alert, a line of a log, or an alert that no person decided on. */
class NothingMarkedLeavesTest {

    private static final Instant NOON = Told.START;

    /** Which marking each field has. */
    record Markings(Tlp event, Tlp areas, Tlp value, Tlp headline, Tlp observed, Tlp hazard) {}

    @Property(tries = 400)
    void noFieldThatIsNotForEverybodyIsInAnAlertOrALogLine(
            @ForAll("markings") Markings markings,
            @ForAll("templates") String template,
            @ForAll("outcomes") String outcome) {
        var room = room(template, outcome);
        var signal = signal(markings);

        var taken = room.take(signal, NOON);

        var secrets = secrets(markings);
        assertThat(taken.firings()).isNotEmpty();
        var lines = new ArrayList<String>(
                List.of(signal.toString(), taken.toString(), taken.threading().toString()));
        room.threads().forEach(thread -> lines.add(thread.toString() + thread.held()));
        for (var firing : taken.firings()) {
            lines.add(firing.toString());
            lines.add(String.valueOf(firing.less()));
            if (firing.alert() != null) {
                lines.add(new String(CapWriter.write(firing.alert()), java.nio.charset.StandardCharsets.UTF_8));
                lines.add(firing.alert().toString());
            }
        }
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }

    @Property(tries = 400)
    void noAlertGoesOutByItselfThatRestsOnWhatIsMarked(@ForAll("markings") Markings markings) {
        var taken = room("Let op", "automatic").take(signal(markings), NOON);

        for (var firing : taken.firings()) {
            if (firing.kind() == Firing.Kind.AUTOMATIC) {
                assertThat(Stream.of(markings.value(), markings.event())).containsOnly(Tlp.CLEAR);
            }
        }
        if (markings.equals(new Markings(Tlp.CLEAR, Tlp.CLEAR, Tlp.CLEAR, Tlp.CLEAR, Tlp.CLEAR, Tlp.CLEAR))) {
            assertThat(taken.firings()).extracting(Firing::kind).containsExactly(Firing.Kind.AUTOMATIC);
        }
    }

    private static SignalRoom room(String template, String outcome) {
        var sources = new Sources(List.of(Told.source("knmi", 1, Duration.ofHours(1))));
        var alert =
                """
                      place: "%s"
                      radiusKm: 5
                      mandate: m
                      texts: [{language: nl-NL, event: "%s", headline: "%s", description: "%s", instruction: "%s"}]
                """.formatted(template, template, template, template, template).indent(2);
        var consequence =
                outcome.equals("note") ? "    note: \"" + template + "\"\n" : "    " + outcome + ":\n" + alert;
        var yaml = """
            rules: test
            version: 1
            list:
              - id: r
                hazards: [fire]
                when: signal.value > 0.0 && signal.event != ''
            """ + consequence;
        return new SignalRoom(
                new MemoryStore(),
                RuleSet.of(List.of(RuleFileReader.read(yaml))),
                sources,
                new TrustBook(sources),
                new Watch(sources, NOON));
    }

    private static String[] secrets(Markings markings) {
        var secrets = new ArrayList<String>();
        secrets.add("SECRET-SUBJECT");
        if (markings.event() != Tlp.CLEAR) {
            secrets.add("SECRET-EVENT");
        }
        if (markings.areas() != Tlp.CLEAR) {
            secrets.addAll(List.of("SECRET-PLACE", "51.6789", "4.5678"));
        }
        if (markings.value() != Tlp.CLEAR) {
            secrets.addAll(List.of("987.125", "SECRET-UNIT"));
        }
        if (markings.headline() != Tlp.CLEAR) {
            secrets.add("SECRET-HEADLINE");
        }
        return secrets.toArray(String[]::new);
    }

    private static Signal signal(Markings markings) {
        var area = new CapArea(
                "SECRET-PLACE",
                List.of(),
                List.of(new CapCircle(new CapPoint(51.6789, 4.5678), 1)),
                List.of(),
                null,
                null);
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of("knmi", "SECRET-SUBJECT", "1"),
                "knmi",
                "SECRET-SUBJECT",
                SignalKind.NEW,
                false,
                NOON,
                new RawReference("0".repeat(64), "application/json", ""),
                Tlp.AMBER,
                Marked.of(markings.hazard(), Hazard.FIRE),
                Marked.of(markings.event(), "SECRET-EVENT"),
                Marked.of(markings.observed(), NOON),
                null,
                null,
                Marked.of(markings.areas(), List.of(area)),
                Marked.of(markings.value(), new Measurement("SECRET-QUANTITY", 987.125, "SECRET-UNIT")),
                Marked.of(Tlp.CLEAR, CapSeverity.SEVERE),
                Marked.of(Tlp.CLEAR, CapCertainty.OBSERVED),
                Marked.of(Tlp.CLEAR, CapUrgency.IMMEDIATE),
                Marked.of(markings.headline(), "SECRET-HEADLINE"),
                null,
                null,
                null,
                List.of(),
                List.of());
    }

    @Provide
    Arbitrary<Markings> markings() {
        var tlp = Arbitraries.frequency(
                net.jqwik.api.Tuple.of(3, Tlp.CLEAR),
                net.jqwik.api.Tuple.of(1, Tlp.GREEN),
                net.jqwik.api.Tuple.of(1, Tlp.AMBER),
                net.jqwik.api.Tuple.of(1, Tlp.AMBER_STRICT),
                net.jqwik.api.Tuple.of(1, Tlp.RED));
        return Combinators.combine(tlp, tlp, tlp, tlp, tlp, tlp).as(Markings::new);
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of(
                        "{event}",
                        "{headline|iets}",
                        "{value}",
                        "{number} {unit|}",
                        "{place}",
                        "{observed}",
                        "{hazard} {source}",
                        "Let op")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(parts -> String.join(" ", parts));
    }

    @Provide
    Arbitrary<String> outcomes() {
        return Arbitraries.of("note", "proposal", "automatic");
    }
}
