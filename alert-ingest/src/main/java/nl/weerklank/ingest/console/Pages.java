package nl.weerklank.ingest.console;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.weerklank.console.Frame;
import nl.weerklank.console.Words;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import org.jspecify.annotations.Nullable;

/** Fills the templates: every page has the same frame, and an exercise's page looks like nothing else. */
@ApplicationScoped
public class Pages {

    private static final String HOME = "/console";

    private final Engine engine;

    Pages(Engine engine) {
        this.engine = engine;
    }

    /** A page before it is filled: which template, what it is called, whose mode it speaks of, and which scripts it needs. */
    public record Sheet(String template, String title, boolean exercise, List<String> scripts, String path) {

        public Sheet {
            scripts = List.copyOf(scripts);
        }

        public static Sheet of(String template, String title, Mode mode, String path, String... scripts) {
            return new Sheet(template, title, mode == Mode.EXERCISE, List.of(scripts), path);
        }
    }

    /** The whole page, with the view under the name {@code page}. */
    public String fill(Visitor visitor, Sheet sheet, Object view) {
        return template(sheet.template())
                .data("frame", frame(visitor, sheet))
                .data("words", visitor.words())
                .data("csrf", visitor.session().csrf())
                .data("page", view)
                .render();
    }

    /** A part of a page, without its frame. */
    public String fragment(Visitor visitor, Sheet sheet, String fragment, Object view) {
        return template(sheet.template())
                .getFragment(fragment)
                .data("frame", frame(visitor, sheet))
                .data("words", visitor.words())
                .data("csrf", visitor.session().csrf())
                .data("page", view)
                .render();
    }

    /** A page for somebody who is not signed in. */
    String open(Words words, Sheet sheet, Object view) {
        return template(sheet.template())
                .data("frame", frame(words, sheet, null, "", List.of()))
                .data("words", words)
                .data("csrf", "")
                .data("page", view)
                .render();
    }

    /** A page that says one thing: what happened, and where to go on. */
    Response.ResponseBuilder message(Words words, int status, String key, String onwards) {
        var sheet = new Sheet("console/message", words.of(key), false, List.of(), HOME);
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(open(words, sheet, new Message(words.of(key), words.of(key + ".what"), onwards)));
    }

    /** As {@link #message}, of a visitor. */
    public Response message(Visitor visitor, int status, String key, String onwards) {
        return message(visitor.words(), status, key, onwards).build();
    }

    /** For template {@code console/message}. */
    public record Message(String title, String text, String onwards) {}

    private Template template(String name) {
        return Objects.requireNonNull(engine.getTemplate(name), name);
    }

    private static Frame frame(Visitor visitor, Sheet sheet) {
        return frame(visitor.words(), sheet, visitor.name(), visitor.session().csrf(), links(visitor, sheet.path()));
    }

    private static Frame frame(Words words, Sheet sheet, @Nullable String person, String csrf, List<Frame.Link> links) {
        return new Frame(
                words,
                sheet.title(),
                sheet.exercise(),
                person,
                csrf,
                links,
                sheet.scripts(),
                HOME,
                "/console/sign-out",
                sheet.path());
    }

    private static List<Frame.Link> links(Visitor visitor, String path) {
        var links = new ArrayList<Frame.Link>();
        links.add(link(visitor, HOME, "home.title", path.equals(HOME)));
        if (visitor.writes(Mode.LIVE) || visitor.writes(Mode.EXERCISE)) {
            links.add(link(visitor, "/console/new", "new.title", path.equals("/console/new")));
        }
        if (visitor.has(Role.AUDITOR)) {
            links.add(link(visitor, "/console/audit", "audit.title", path.startsWith("/console/audit")));
        }
        return links;
    }

    private static Frame.Link link(Visitor visitor, String address, String key, boolean current) {
        return new Frame.Link(address, visitor.words().of(key), current);
    }
}
