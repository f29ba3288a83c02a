package nl.weerklank.console;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** All words of a console in one language, by key; those of the kit and those of the service that uses it. */
public final class Words {

    private final Language language;
    private final Map<String, String> byKey;

    private Words(Language language, Map<String, String> byKey) {
        this.language = language;
        this.byKey = Map.copyOf(byKey);
    }

    /**
     * The kit's words and those of the files {@code text/nl.properties} or {@code text/en.properties} beside this class.
     *
     * @throws IllegalStateException when the service has no file for the language
     */
    public static Words of(Language language, Class<?> beside) {
        var all = new TreeMap<String, String>();
        load(Words.class, language, all);
        if (beside != Words.class) {
            load(beside, language, all);
        }
        return new Words(language, all);
    }

    /** The words for a key; a key without words shows itself, which a test finds before a person does. */
    public String of(String key) {
        return byKey.getOrDefault(key, "⟦" + key + "⟧");
    }

    /** The words for a key with values in the places {0}, {1}, …; numbers are written as the language writes them. */
    public String of(String key, Object... values) {
        return values.length == 0 ? of(key) : new MessageFormat(of(key), language.locale()).format(values);
    }

    public boolean has(String key) {
        return byKey.containsKey(key);
    }

    public Set<String> keys() {
        return byKey.keySet();
    }

    public Language language() {
        return language;
    }

    /** The code of the language, for the page's {@code lang}. */
    public String code() {
        return language.code();
    }

    private static void load(Class<?> beside, Language language, Map<String, String> into) {
        var name = "text/" + language.code() + ".properties";
        try (var stream = beside.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("no words beside " + beside.getName() + " in " + name);
            }
            var read = new Properties();
            read.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
            read.stringPropertyNames().forEach(key -> into.put(key, read.getProperty(key)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
