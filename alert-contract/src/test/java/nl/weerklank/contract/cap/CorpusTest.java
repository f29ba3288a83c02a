package nl.weerklank.contract.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapVerdict;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Severity;
import nl.weerklank.contract.cap.rule.Violation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Real messages of real senders, and broken ones, get the verdict that their manifests name. */
class CorpusTest {

    private static final CapReader READER = new CapReader();

    /** What the manifest's prose means as a rule, for the mutants. */
    private static final Map<String, Set<CapRule>> BY_WORDS = Map.ofEntries(
            Map.entry("circular reference", Set.of(CapRule.CIRCULAR_REFERENCE)),
            Map.entry("references required", Set.of(CapRule.REFERENCES_MISSING)),
            Map.entry("references are separated", Set.of(CapRule.INVALID_REFERENCES)),
            Map.entry("identifier: no", Set.of(CapRule.INVALID_IDENTIFIER)),
            Map.entry("sender: no", Set.of(CapRule.INVALID_SENDER)),
            Map.entry("restriction required", Set.of(CapRule.RESTRICTION_MISSING)),
            Map.entry("addresses required", Set.of(CapRule.ADDRESSES_MISSING)),
            Map.entry("note should explain an Error", Set.of(CapRule.ERROR_WITHOUT_NOTE)),
            Map.entry("first and last pair", Set.of(CapRule.POLYGON_NOT_CLOSED)),
            Map.entry("pairs are lat,lon", Set.of(CapRule.INVALID_POLYGON_SYNTAX)),
            Map.entry("latitude out of range", Set.of(CapRule.COORD_OUT_OF_RANGE)),
            Map.entry("edges cross", Set.of(CapRule.INVALID_POLYGON_SELF_INTERSECTION)),
            Map.entry("NaN", Set.of(CapRule.INVALID_POLYGON_SYNTAX)),
            Map.entry("radius required", Set.of(CapRule.INVALID_CIRCLE)),
            Map.entry("negative radius", Set.of(CapRule.INVALID_CIRCLE)),
            Map.entry("zero radius", Set.of(CapRule.CIRCLE_ZERO_RADIUS)),
            Map.entry("ceiling >= altitude", Set.of(CapRule.INVALID_ALTITUDE_CEILING_RANGE)),
            Map.entry("effective after expires", Set.of(CapRule.EFFECTIVE_AFTER_EXPIRES)),
            Map.entry("mimeType", Set.of(CapRule.INVALID_MIME_TYPE)),
            Map.entry("derefUri must be base64", Set.of(CapRule.INVALID_DEREF_URI)),
            Map.entry("web must be absolute", Set.of(CapRule.INVALID_WEB)),
            Map.entry("Alert without info", Set.of(CapRule.INFO_MISSING)),
            Map.entry("same text under two languages", Set.of(CapRule.SAME_TEXT_DIFFERENT_LANGUAGE)),
            Map.entry("HTML tags", Set.of(CapRule.TEXT_CONTAINS_HTML_TAGS)),
            Map.entry("bidi", Set.of(CapRule.BIDI_OVERRIDE)),
            Map.entry("Exercise: note", Set.of(CapRule.EXERCISE_WITHOUT_NOTE)),
            Map.entry("empty geocode", Set.of(CapRule.EMPTY_GEOCODE_FIELD)));

    private static final Map<String, Set<CapRule>> BY_LAYER = Map.of(
            "wellformed", Set.of(CapRule.NOT_WELL_FORMED),
            "version", Set.of(CapRule.UNSUPPORTED_VERSION, CapRule.WRONG_ROOT),
            "xsd",
                    Set.of(
                            CapRule.MISSING_REQUIRED_ELEMENT,
                            CapRule.DUPLICATE_ELEMENT,
                            CapRule.INVALID_SEQUENCE,
                            CapRule.UNSUPPORTED_ELEMENT,
                            CapRule.UNSUPPORTED_ATTRIBUTE,
                            CapRule.UNEXPECTED_TEXT,
                            CapRule.INVALID_ENUM_VALUE,
                            CapRule.INVALID_DATE,
                            CapRule.INVALID_LANGUAGE,
                            CapRule.INVALID_RESOURCE_SIZE,
                            CapRule.INVALID_NUMBER));

    @TestFactory
    Stream<DynamicTest> real_messages_are_accepted_unless_the_manifest_names_an_issue() {
        var manifest = Corpus.manifest("MANIFEST.tsv");
        return each("valid", file -> {
            var issues = manifest.get("valid/" + file.getFileName()).getOrDefault("semantic_issues", "");
            var verdict = READER.check(Corpus.bytes(file));
            if (issues.isBlank()) {
                assertThat(verdict.errors()).isEmpty();
                assertThat(verdict.valid()).isTrue();
            } else {
                assertThat(verdict.valid()).isFalse();
                assertThat(ids(verdict.errors())).contains(rules(issues));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> what_breaks_the_schema_or_the_XML_is_refused_with_its_place() {
        return each("invalid", file -> {
            var verdict = READER.check(Corpus.bytes(file));
            assertThat(verdict.valid()).isFalse();
            assertThat(verdict.errors()).isNotEmpty().allMatch(v -> v.line() > 0 && v.column() > 0);
        });
    }

    @TestFactory
    Stream<DynamicTest> older_versions_are_refused_as_unsupported() {
        return each(
                "legacy",
                file -> assertThat(ids(READER.check(Corpus.bytes(file)).errors()))
                        .containsExactly("UNSUPPORTED_VERSION"));
    }

    @TestFactory
    Stream<DynamicTest> each_mutant_is_refused_with_the_rule_that_it_breaks() {
        var manifest = Corpus.manifest("mutants/MANIFEST.tsv");
        return each("mutants", file -> {
            var row = manifest.get(file.getFileName().toString());
            var verdict = READER.check(Corpus.bytes(file));
            switch (row.get("layer")) {
                case "ok", "idempotency" -> assertThat(verdict.violations()).isEmpty();
                case "semantic-warning" -> {
                    assertThat(verdict.valid()).isTrue();
                    assertThat(verdict.warnings()).extracting(Violation::rule).containsAnyElementsOf(expected(row));
                }
                default -> {
                    assertThat(verdict.valid()).isFalse();
                    assertThat(verdict.errors())
                            .extracting(Violation::rule)
                            .isNotEmpty()
                            .allMatch(expected(row)::contains);
                }
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> malicious_files_are_refused_and_a_good_alert_in_UTF_16_is_read_right() {
        var signatureOnly = Set.of("signed_tampered.xml");
        return each("malicious", file -> {
            var verdict = READER.check(Corpus.bytes(file));
            if (file.endsWith("utf16_bom.xml")) {
                var plain = READER.check(Corpus.bytes(Corpus.folder().resolve("mutants/base_valid.xml")));
                assertThat(verdict.alert()).isEqualTo(plain.alert());
            } else if (!signatureOnly.contains(file.getFileName().toString())) {
                assertThat(verdict.errors()).isNotEmpty().allMatch(v -> v.severity() == Severity.ERROR);
            }
        });
    }

    @Test
    void no_file_of_the_collection_makes_the_reader_throw() {
        var kinds = List.of("valid", "invalid", "legacy", "mutants", "malicious", "feeds");
        var verdicts = new ArrayList<CapVerdict>();
        for (var kind : kinds) {
            Corpus.files(kind).forEach(file -> verdicts.add(READER.check(Corpus.bytes(file))));
        }
        assertThat(verdicts)
                .hasSizeGreaterThan(200)
                .allMatch(v -> v.valid() || !v.errors().isEmpty());
    }

    private static Stream<DynamicTest> each(String kind, java.util.function.Consumer<Path> test) {
        return Corpus.files(kind).stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> test.accept(file)));
    }

    private static Set<CapRule> expected(Map<String, String> row) {
        var words = row.getOrDefault("expected", "");
        return BY_WORDS.entrySet().stream()
                .filter(e -> words.contains(e.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .or(() -> java.util.Optional.ofNullable(BY_LAYER.get(row.get("layer"))))
                .orElseThrow(() -> new AssertionError("no rule is known for '" + words + "'"));
    }

    /** The manifest names some rules with the message type or the element behind them. */
    private static String[] rules(String issues) {
        return Stream.of(issues.split(","))
                .map(issue -> issue.startsWith("REFERENCES_MISSING") ? "REFERENCES_MISSING" : issue)
                .toArray(String[]::new);
    }

    private static List<String> ids(List<Violation> violations) {
        return violations.stream().map(Violation::ruleId).toList();
    }
}
