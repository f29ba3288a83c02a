package nl.weerklank.signal.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import nl.weerklank.signal.json.SignalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every real file of the corpus reads as its format says; what is expected of the known ones stands in corpus.tsv. */
class CorpusTest {

    private static final Path FOLDER =
            Path.of(System.getProperty("weerklank.root", ".."), "..", "shared", "testdata", "signals");
    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("csaf", "csaf"),
            Map.entry("csaf_testcases", "csaf"),
            Map.entry("stix", "stix"),
            Map.entry("taxii", "taxii"),
            Map.entry("nws_geojson", "nws-geojson"),
            Map.entry("usgs", "usgs-geojson"),
            Map.entry("geonet_quakes", "geonet-geojson"),
            Map.entry("gdacs_rss", "gdacs"),
            Map.entry("georss", "georss"),
            Map.entry("quakeml", "quakeml"),
            Map.entry("cloudevents", "cloudevents"),
            Map.entry("edxl_de", "edxl-de"),
            Map.entry("sensorthings", "sensorthings"),
            Map.entry("rws_water", "rws-water"));
    /** The corpus holds alerts as a proxy keeps them: it puts in real times when it serves them. */
    private static final Pattern RELATIVE_TIME =
            Pattern.compile("date:now(?: ([+-]\\d+(?:\\.\\d+)?) (second|minute|hour|day)s?)?");

    private static final Pattern CSAF_VERDICT = Pattern.compile(".*-6-1-[\\d-]*-(\\d\\d)\\.json");

    /** Mandatory tests that this reader carries out; the page for sources lists those that it leaves to a validator. */
    private static final Pattern CSAF_DONE = Pattern.compile(".*-6-1-(0[1-6]|1[4-9]|2[0-4]|30)-.*");

    static List<String> files() throws IOException {
        var manifest = FOLDER.resolve("MANIFEST.tsv");
        if (!Files.exists(manifest)) {
            return List.of("");
        }
        return Files.readAllLines(manifest).stream()
                .skip(1)
                .map(line -> line.split("\t")[0])
                .filter(file -> FORMATS.containsKey(folder(file)) && Files.exists(FOLDER.resolve(file)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void each_file_is_read_and_whatever_is_refused_says_where_and_why(String file) throws IOException {
        assumeTrue(!file.isEmpty(), "needs ../shared/testdata/signals");
        var entries = read(file);

        assertThat(entries).isNotEmpty();
        for (var entry : entries) {
            if (entry instanceof Entry.Refused refused) {
                assertThat(refused.message()).as("what is wrong").isNotBlank().doesNotContain("the reader of");
                assertThat(refused.remedy()).as("what to do").isNotBlank();
            } else if (entry instanceof Entry.Taken taken) {
                assertThat(SignalJson.read(SignalJson.write(taken.signal()))).isEqualTo(taken.signal());
            }
        }
        var expected = expectations().get(file);
        if (expected != null) {
            assertThat(counted(entries)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void an_advisory_passes_the_mandatory_tests_as_the_validators_say(String file) throws IOException {
        assumeTrue(!file.isEmpty(), "needs ../shared/testdata/signals");
        var verdict = CSAF_VERDICT.matcher(file);
        assumeTrue(folder(file).equals("csaf_testcases") && verdict.matches(), "no mandatory test of CSAF");
        boolean good = Integer.parseInt(verdict.group(1)) > 10;
        assumeTrue(good || CSAF_DONE.matcher(file).matches(), "a test that is left to a validator");
        var refused = read(file).stream().anyMatch(Entry.Refused.class::isInstance);

        assertThat(refused).as(file).isEqualTo(!good);
    }

    @Test
    void a_table_that_expects_something_of_known_files_is_there() throws IOException {
        assertThat(expectations()).hasSizeGreaterThan(100);
    }

    private static List<Entry> read(String file) throws IOException {
        var raw = Files.readAllBytes(FOLDER.resolve(file));
        if (folder(file).equals("nws_geojson")) {
            var served = RELATIVE_TIME
                    .matcher(new String(raw, StandardCharsets.UTF_8))
                    .replaceAll(found -> Reading.RECEIVED.plus(ago(found)).toString());
            raw = served.getBytes(StandardCharsets.UTF_8);
        }
        return Reading.of(Objects.requireNonNull(FORMATS.get(folder(file))), raw, Map.of());
    }

    private static Duration ago(MatchResult found) {
        if (found.group(1) == null) {
            return Duration.ZERO;
        }
        var unit = Duration.of(1, ChronoUnit.valueOf(found.group(2).toUpperCase(Locale.ROOT) + "S"));
        return Duration.ofMillis(Math.round(Double.parseDouble(found.group(1)) * unit.toMillis()));
    }

    private static String folder(String file) {
        return file.substring(0, file.indexOf('/'));
    }

    private static String counted(List<Entry> entries) {
        var counts = new int[4];
        for (var entry : entries) {
            switch (entry) {
                case Entry.Taken taken -> counts[0]++;
                case Entry.Linked linked -> counts[1]++;
                case Entry.Noted noted -> counts[2]++;
                case Entry.Refused refused -> counts[3]++;
            }
        }
        return counts[0] + " taken, " + counts[1] + " linked, " + counts[2] + " noted, " + counts[3] + " refused";
    }

    private static Map<String, String> expectations() throws IOException {
        var expected = new HashMap<String, String>();
        try (var in = CorpusTest.class.getResourceAsStream("corpus.tsv")) {
            var lines = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines();
            for (var line : new ArrayList<>(lines.toList())) {
                var parts = line.split("\t");
                expected.put(parts[0], parts[1]);
            }
        }
        return expected;
    }
}
