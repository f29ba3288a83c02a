package nl.weerklank.contract.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.rule.CapRule;
import org.junit.jupiter.api.Test;

/** The page for senders names every rule as it is, and no other. */
class RulesPageTest {

    @Test
    void the_page_lists_every_rule_with_its_kind_in_the_order_of_the_code() throws IOException {
        var page = Files.readAllLines(Path.of(System.getProperty("weerklank.root", ".."), "docs", "cap-rules.md"));
        var listed = page.stream()
                .filter(line -> line.matches("\\| `[A-Z0-9_]+` \\|.*"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', 2) + 1)))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(Stream.of(CapRule.values())
                        .map(rule -> "| `%s` | %s "
                                .formatted(rule, rule.severity().name().toLowerCase(Locale.ROOT)))
                        .toList());
    }
}
