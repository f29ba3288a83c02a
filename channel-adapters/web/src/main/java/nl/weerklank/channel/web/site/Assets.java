package nl.weerklank.channel.web.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nl.weerklank.channel.web.http.Representation;
import nl.weerklank.channel.web.page.PageFrame;

/** Style, script and pictures: named after what is in them, so that they never change under one address. */
final class Assets {

    private final Map<String, Representation> byPath = new LinkedHashMap<>();
    private final PageFrame.Assets names;

    Assets() {
        names = new PageFrame.Assets(
                named("style", "css", "text/css; charset=utf-8"),
                named("print", "css", "text/css; charset=utf-8"),
                named("app", "js", "text/javascript; charset=utf-8"));
        fixed("/icon.svg", "icon.svg", "image/svg+xml");
        fixed("/ed25519.js", "ed25519.js", "text/javascript; charset=utf-8");
        fixed("/manifest.webmanifest", "manifest.webmanifest", "application/manifest+json");
        var worker = new String(bytes("sw.js"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("@STYLE@", names.style())
                .replace("@SCRIPT@", names.script());
        byPath.put("/sw.js", Representation.text(200, "text/javascript; charset=utf-8", worker));
    }

    Map<String, Representation> byPath() {
        return byPath;
    }

    PageFrame.Assets names() {
        return names;
    }

    private String named(String name, String ending, String type) {
        var answer = Representation.of(200, type, Representation.FOREVER, bytes(name + "." + ending));
        var path = "/" + name + "." + answer.etag().replaceAll("W/|\"", "") + "." + ending;
        byPath.put(path, answer);
        return path;
    }

    private void fixed(String path, String name, String type) {
        byPath.put(path, Representation.of(200, type, "public, max-age=86400", bytes(name)));
    }

    private static byte[] bytes(String name) {
        try (var stream = Assets.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, () -> name + " is part of this jar")
                    .readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped file " + name + " cannot be read", e);
        }
    }
}
