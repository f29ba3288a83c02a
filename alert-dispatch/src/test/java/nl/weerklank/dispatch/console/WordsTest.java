package nl.weerklank.dispatch.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.weerklank.console.Language;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.dispatch.track.Phase;
import nl.weerklank.dispatch.track.Standing;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern KEY = Pattern.compile("['\"](op\\.[a-z.-]+)['\"]");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(new Say(Language.NL).words().keys())
                .isEqualTo(new Say(Language.EN).words().keys());
    }

    @Test
    void everyKeyThatAPageNamesHasWords() throws IOException {
        var named = new TreeSet<String>();
        for (var folder :
                new String[] {"src/main/resources/templates/operator", "src/main/java/nl/weerklank/dispatch/console"}) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    var found = KEY.matcher(Files.readString(file));
                    while (found.find()) {
                        named.add(found.group(1));
                    }
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(80);
        assertThat(new Say(Language.EN).words().keys()).containsAll(named);
    }

    @Test
    void everyStateRungFaultAndPhaseHasWordsOfItsOwn() {
        var wordless = new ArrayList<String>();
        for (var language : Language.values()) {
            var words = new Say(language).words();
            Stream.of(
                            ChannelState.values(),
                            Standing.values(),
                            Phase.values(),
                            Rung.values(),
                            Fault.values(),
                            Mode.values(),
                            Lane.values(),
                            AlertKind.values(),
                            OrderAction.values())
                    .flatMap(Arrays::stream)
                    .filter(word -> !words.has("word." + word))
                    .forEach(word -> wordless.add(language + " " + word));
            for (var blame : Fault.Blame.values()) {
                if (!words.has("word.blame." + blame)) {
                    wordless.add(language + " " + blame);
                }
            }
        }
        assertThat(wordless).isEmpty();
    }
}
