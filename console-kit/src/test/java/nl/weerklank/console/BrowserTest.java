package nl.weerklank.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class BrowserTest {

    @Test
    void everyModuleOfTheImportMapIsOnTheClassPath() {
        var addresses = Pattern.compile("\"(/[^\"]+\\.js)\"")
                .matcher(Browser.IMPORT_MAP)
                .results()
                .toList();

        assertThat(addresses)
                .hasSize(5)
                .allSatisfy(found -> assertThat(BrowserTest.class.getResource("/META-INF/resources" + found.group(1)))
                        .as(found.group(1))
                        .isNotNull());
    }

    @Test
    void aPageMayRunNoScriptThatIsNotOurs() {
        assertThat(Browser.headers().get("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe");
    }
}
