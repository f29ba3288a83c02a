package nl.weerklank.channel.web.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The words of the interface in one language; a file a language. */
public record UiTexts(String language, Map<String, String> words) {

    /** The language whose pages need no prefix, and whose words stand in where another file misses one. */
    public static final String FIRST = "nl";

    private static final List<String> SHIPPED = List.of(FIRST, "en");

    public UiTexts {
        words = Map.copyOf(words);
    }

    /** The shipped languages, by tag. */
    public static Map<String, UiTexts> shipped() {
        return withFilesOf(null);
    }

    /**
     * The shipped languages and those of a folder with one {@code <tag>.properties} (UTF-8) a language.
     *
     * @throws UncheckedIOException when a file cannot be read
     */
    public static Map<String, UiTexts> withFilesOf(@org.jspecify.annotations.Nullable Path folder) {
        var all = new LinkedHashMap<String, UiTexts>();
        var first = shippedWords(FIRST);
        for (var tag : SHIPPED) {
            all.put(tag, completed(tag, shippedWords(tag), first));
        }
        for (var file : files(folder)) {
            var tag = file.getFileName().toString().replace(".properties", "").toLowerCase(Locale.ROOT);
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                all.put(tag, completed(tag, read(reader), first));
            } catch (IOException e) {
                throw new UncheckedIOException("interface texts " + file + " cannot be read", e);
            }
        }
        return all;
    }

    /** The word for this key. */
    public String get(String key) {
        return Objects.requireNonNull(words.get(key), () -> "no interface text for " + key);
    }

    /** The word with its number or name filled in. */
    public String get(String key, Object value) {
        return get(key).formatted(value);
    }

    /** Whether it is one of the languages that the site ships. */
    public boolean isShipped() {
        return SHIPPED.contains(language);
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    public boolean isFirst() {
        return language.equals(FIRST);
    }

    /** What stands before each path of this language's pages. */
    public String base() {
        return isFirst() ? "" : "/" + language;
    }

    private static UiTexts completed(String tag, Map<String, String> words, Map<String, String> first) {
        var all = new LinkedHashMap<>(first);
        all.putAll(words);
        all.put("dir", Languages.direction(tag));
        return new UiTexts(tag, all);
    }

    private static List<Path> files(@org.jspecify.annotations.Nullable Path folder) {
        if (folder == null) {
            return List.of();
        }
        try (var found = Files.newDirectoryStream(folder, "*.properties")) {
            var files = new ArrayList<Path>();
            found.forEach(files::add);
            files.sort(null);
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException("interface texts in " + folder + " cannot be read", e);
        }
    }

    private static Map<String, String> shippedWords(String tag) {
        try (var stream = UiTexts.class.getResourceAsStream(tag + ".properties")) {
            var bytes = Objects.requireNonNull(stream, "the texts are part of this jar")
                    .readAllBytes();
            return read(new StringReader(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped interface texts cannot be read", e);
        }
    }

    private static Map<String, String> read(Reader reader) throws IOException {
        var properties = new Properties();
        properties.load(reader);
        var words = new LinkedHashMap<String, String>();
        properties.stringPropertyNames().forEach(k -> words.put(k, properties.getProperty(k)));
        return words;
    }
}
