package nl.weerklank.channel.web.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The templates of all pages, read once; whatever a text holds stands in the page as text. */
public final class Templates {

    private static final List<String> NAMES = List.of(
            "layout", "facts", "body", "card", "now", "past", "tests", "alert", "genuine", "places", "print", "missing",
            "docs");

    private final Engine engine;

    public Templates() {
        engine = Engine.builder()
                .addDefaults()
                .addValueResolver(new ReflectionValueResolver())
                .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
                .removeStandaloneLines(true)
                .strictRendering(true)
                .build();
        var html = Variant.forContentType(Variant.TEXT_HTML);
        for (var name : NAMES) {
            engine.putTemplate(name, engine.parse(source(name), html, name));
        }
    }

    /** The page with these values, as UTF-8. */
    public byte[] render(String name, Map<String, Object> values) {
        var template = Objects.requireNonNull(engine.getTemplate(name), () -> "no template " + name);
        return template.data(values).render().getBytes(StandardCharsets.UTF_8);
    }

    private static String source(String name) {
        try (var stream = Templates.class.getResourceAsStream("templates/" + name + ".html")) {
            var bytes = Objects.requireNonNull(stream, () -> "template " + name + " is part of this jar")
                    .readAllBytes();
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the shipped templates cannot be read", e);
        }
    }
}
