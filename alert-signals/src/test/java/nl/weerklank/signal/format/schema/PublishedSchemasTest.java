package nl.weerklank.signal.format.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SourceFacts;
import org.junit.jupiter.api.Test;

/** Schemas that an installation has fetched are asked beside the readers; none is ever fetched by us. */
class PublishedSchemasTest {

    private static final String BUNDLE = """
            {"type":"bundle","id":"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f","objects":[
            {"type":"campaign","spec_version":"2.1","id":"campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
            "created":"2026-05-01T10:00:00.000Z","modified":"2026-05-02T10:00:00.000Z","name":"good"},
            {"type":"campaign","spec_version":"2.1","id":"campaign--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd30",
            "created":"2026-05-01T10:00:00.000Z","modified":"2026-05-02T10:00:00.000Z","name":""}]}""";

    @Test
    void an_object_that_breaks_its_schema_is_refused_with_its_place_and_the_others_are_taken() {
        var schema = """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schema.example/sdos/campaign.json",
                "allOf":[{"$ref":"../common/named.json"}]}""";
        var named = """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://schema.example/common/named.json",
                "properties":{"name":{"type":"string","minLength":1}}}""";
        var entries = read(PublishedSchemas.of(List.of(bytes(schema), bytes(named))), "stix", bytes(BUNDLE));

        assertThat(entries.get(0)).isInstanceOf(Entry.Taken.class);
        assertThat(entries.get(1)).isInstanceOfSatisfying(Entry.Refused.class, refused -> {
            assertThat(refused.rule()).isEqualTo(Rule.SCHEMA_VIOLATION);
            assertThat(refused.place()).isEqualTo("/objects/1/name");
        });
    }

    @Test
    void a_real_corpus_fits_the_published_schemas() throws IOException {
        var folder = System.getProperty("weerklank.schemas", System.getenv("WEERKLANK_SCHEMAS"));
        var corpus = Path.of(System.getProperty("weerklank.root", ".."), "..", "shared", "testdata", "signals");
        assumeTrue(
                folder != null && Files.isDirectory(Path.of(folder)),
                "needs the published schemas in WEERKLANK_SCHEMAS");
        assumeTrue(Files.isDirectory(corpus), "needs ../shared/testdata/signals");
        var schemas = PublishedSchemas.of(files(Path.of(folder), ".json").values());
        var wrong = new ArrayList<String>();
        for (var format : List.of("csaf", "stix")) {
            for (var file : files(corpus.resolve(format), ".json").entrySet()) {
                for (var entry : read(schemas, format, file.getValue())) {
                    if (entry instanceof Entry.Refused refused) {
                        wrong.add(file.getKey().getFileName() + ": " + refused);
                    }
                }
            }
        }
        // a malware object of STIX 2.0 lies among the others
        assertThat(wrong).allMatch(one -> one.contains("/spec_version"));
    }

    @Test
    void the_CVSS_of_an_advisory_is_held_against_its_own_schema() throws IOException {
        var folder = System.getProperty("weerklank.schemas", System.getenv("WEERKLANK_SCHEMAS"));
        var corpus = Path.of(System.getProperty("weerklank.root", ".."), "..", "shared", "testdata", "signals");
        assumeTrue(
                folder != null && Files.isDirectory(Path.of(folder)),
                "needs the published schemas in WEERKLANK_SCHEMAS");
        assumeTrue(Files.isDirectory(corpus), "needs ../shared/testdata/signals");
        var schemas = PublishedSchemas.of(files(Path.of(folder), ".json").values());
        for (var file : files(corpus.resolve("csaf_testcases"), ".json").entrySet()) {
            var name = file.getKey().getFileName().toString();
            boolean refused = read(schemas, "csaf", file.getValue()).stream().anyMatch(Entry.Refused.class::isInstance);
            if (name.matches(".*-6-1-08-0\\d.json")) {
                assertThat(refused).as(name).isTrue();
            }
            if (name.matches(".*-6-1-[\\d-]*-[1-9]\\d.json")) {
                assertThat(refused).as(name).isFalse();
            }
        }
    }

    private static Map<Path, byte[]> files(Path folder, String end) throws IOException {
        var found = new TreeMap<Path, byte[]>();
        try (var walk = Files.walk(folder)) {
            for (var file : walk.filter(path -> path.toString().endsWith(end)).toList()) {
                found.put(file, Files.readAllBytes(file));
            }
        }
        return found;
    }

    private static List<Entry> read(PublishedSchemas schemas, String format, byte[] raw) {
        var facts = new SourceFacts(
                "tested",
                List.of(),
                Tlp.CLEAR,
                Instant.parse("2026-06-01T12:00:00Z"),
                new RawReference(SignalIds.digest(raw), "", ""),
                null,
                Map.of());
        return Readers.installed(schemas).read(format, raw, facts);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
