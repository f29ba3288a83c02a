package nl.weerklank.ingest.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import nl.weerklank.signal.source.Source;

/** How a source is asked: secrets stand in files that the declaration names, and are read again each time. */
final class Credentials {

    private Credentials() {}

    /** Headers for HTTP: {@code bearer-file}, {@code basic-file} (name:password), or {@code header-name} and {@code header-file}. */
    static Map<String, String> headers(Source source) {
        var given = source.credentials();
        var headers = new HashMap<String, String>();
        if (given.containsKey("bearer-file")) {
            headers.put("Authorization", "Bearer " + secret(given, "bearer-file"));
        }
        if (given.containsKey("basic-file")) {
            var pair = secret(given, "basic-file").getBytes(StandardCharsets.UTF_8);
            headers.put("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
        if (given.containsKey("header-name") && given.containsKey("header-file")) {
            headers.put(given.get("header-name"), secret(given, "header-file"));
        }
        return headers;
    }

    /** @throws UncheckedIOException when the file cannot be read */
    static String secret(Map<String, String> given, String name) {
        try {
            return Files.readString(Path.of(given.getOrDefault(name, ""))).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
