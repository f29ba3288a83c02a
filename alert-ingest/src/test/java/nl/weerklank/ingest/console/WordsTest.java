package nl.weerklank.ingest.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import nl.weerklank.console.Language;
import nl.weerklank.console.Words;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Words DUTCH = Words.of(Language.NL, Door.class);
    private static final Words ENGLISH = Words.of(Language.EN, Door.class);
    private static final Pattern USED = Pattern.compile("words\\.of\\('([a-zA-Z.0-9_-]+)'");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(DUTCH.keys()).isEqualTo(ENGLISH.keys());
    }

    @Test
    void everyWordOfATemplateIsThere() throws IOException {
        var missing = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/resources/templates"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                USED.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .filter(key -> !ENGLISH.has(key))
                        .forEach(missing::add);
            }
        }

        assertThat(missing).isEmpty();
    }
}
