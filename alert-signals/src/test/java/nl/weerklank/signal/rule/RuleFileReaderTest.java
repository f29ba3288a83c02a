package nl.weerklank.signal.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.judge.RuleSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFileReaderTest {

    private static String file(String rule) {
        return "rules: test\nversion: 3\nlist:\n  - " + rule.replace("\n", "\n    ");
    }

    private static RuleSet set(String rule) {
        return RuleSet.of(List.of(RuleFileReader.read(file(rule))));
    }

    @Test
    void theShippedExampleIsGoodAndSaysThatItIsAnExample() throws IOException {
        var read = RuleFileReader.read(
                Files.readString(Path.of(System.getProperty("weerklank.root"), "samples/rules/example.yaml")));

        assertThat(RuleSet.of(List.of(read)).rules()).hasSize(6).allMatch(Rule::sample);
        assertThat(RuleSet.of(List.of(read)).hasAutomatic(Hazard.EARTHQUAKE)).isTrue();
        assertThat(RuleSet.of(List.of(read)).hasAutomatic(Hazard.FLOOD)).isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a field that is no variable                | id: r\\nwhen: signal.magnitude > 3.0\\nnote: n                | undeclared reference
            a condition that is no yes or no           | id: r\\nwhen: signal.value + 1.0\\nnote: n                    | expected type 'bool'
            a condition that does not end              | id: r\\nwhen: signal.value >\\nnote: n                        | mismatched input
            a window in the first condition            | id: r\\nwhen: window.rise > 1.0\\nnote: n                     | undeclared reference
            a word compared with a number              | id: r\\nwhen: signal.source > 3.0\\nnote: n                   | found no matching overload
            an unknown hazard                          | id: r\\nhazards: [dragons]\\nwhen: "true"\\nnote: n           | 'dragons' is no hazard
            no outcome                                 | id: r\\nwhen: "true"                                          | one outcome
            two outcomes                               | id: r\\nwhen: "true"\\nnote: n\\nproposal: {place: p, texts: [{language: nl, event: e, headline: h, description: d}]} | one outcome
            a field that no rule has                   | id: r\\nwhen: "true"\\nnote: n\\ncolour: red                  | colour
            a duration in words                        | id: r\\nwhen: "true"\\nnote: n\\nwindow: an hour              | no duration
            an automatic alert on silence              | id: r\\nlooksAt: silence\\nwhen: silence.heard\\nautomatic: {mandate: m, place: p, texts: [{language: nl, event: e, headline: h, description: d}]} | silence is no evidence
            an automatic alert without a hazard        | id: r\\nwhen: "true"\\nautomatic: {mandate: m, place: p, texts: [{language: nl, event: e, headline: h, description: d}]} | names its hazards
            an automatic alert without a mandate       | id: r\\nhazards: [fire]\\nwhen: "true"\\nautomatic: {place: p, texts: [{language: nl, event: e, headline: h, description: d}]} | mandate
            a template with a field that there is not  | id: r\\nhazards: [fire]\\nwhen: "true"\\nproposal: {place: p, texts: [{language: nl, event: e, headline: 'x {secret}', description: d}]} | names {secret}
            """)
    void whatIsWrongIsSaidWithTheRule(String name, String rule, String sentence) {
        assertThatThrownBy(() -> set(rule.replace("\\n", "\n")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("r'")
                .hasMessageContaining(sentence);
    }

    @Test
    void aFileThatIsNoYamlOrHasNoVersionIsRefused() {
        assertThatThrownBy(() -> RuleFileReader.read("rules: [")).hasMessageContaining("no YAML");
        assertThatThrownBy(() -> RuleFileReader.read("rules: x\nlist: []")).hasMessageContaining("version");
        assertThatThrownBy(() -> RuleFileReader.read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> RuleFileReader.read("rules: !!java.lang.Runtime x\nversion: 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oneIdStandsOnce() {
        var file = RuleFileReader.read(file("id: r\nwhen: \"true\"\nnote: n"));

        assertThatThrownBy(() -> RuleSet.of(List.of(file, file))).hasMessageContaining("more than one file");
    }
}
