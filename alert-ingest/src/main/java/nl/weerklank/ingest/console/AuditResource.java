package nl.weerklank.ingest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.draft.Audit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Every act at the console, for auditors: to search, and to take away as CSV. */
@Path("/console/audit")
@RunOnVirtualThread
public class AuditResource {

    private static final int ON_PAGE = 200;
    private static final int IN_FILE = 100_000;

    private final Door door;
    private final Pages pages;
    private final Audit audit;

    AuditResource(Door door, Pages pages, Audit audit) {
        this.door = door;
        this.pages = pages;
        this.audit = audit;
    }

    /** For template {@code console/audit}. */
    public record View(String text, String encoded, List<Line> entries) {}

    /** A line of the page. */
    public record Line(String at, String who, String act, boolean refused, String subject, String detail) {}

    @GET
    @Operation(hidden = true)
    public Response show(@QueryParam("q") @DefaultValue("") String text) {
        return door.page(visitor -> {
            if (!visitor.has(Role.AUDITOR)) {
                return door.notAllowed(visitor, "READ_AUDIT", null);
            }
            var sheet = Pages.Sheet.of("console/audit", visitor.words().of("audit.title"), Mode.LIVE, "/console/audit");
            var view = new View(
                    text,
                    Door.encoded(text),
                    audit.find(text.strip(), ON_PAGE).stream()
                            .map(entry -> line(visitor, entry))
                            .toList());
            return Door.html(pages.fill(visitor, sheet, view));
        });
    }

    @GET
    @Path("audit.csv")
    @Operation(hidden = true)
    public Response csv(@QueryParam("q") @DefaultValue("") String text) {
        return door.page(visitor -> {
            if (!visitor.has(Role.AUDITOR)) {
                return door.notAllowed(visitor, "READ_AUDIT", null);
            }
            audit.done(visitor.name(), "AUDIT_TAKEN", null, text);
            var csv = new StringBuilder("number,at,who,act,outcome,subject,detail\r\n");
            for (var entry : audit.find(text.strip(), IN_FILE)) {
                csv.append(entry.number()).append(',').append(entry.at());
                for (var value : new String[] {
                    entry.who(), entry.act(), entry.refused() ? "refused" : "done", entry.subject(), entry.detail()
                }) {
                    csv.append(',').append(cell(value));
                }
                csv.append("\r\n");
            }
            return Response.ok(csv.toString(), "text/csv;charset=UTF-8")
                    .header("Content-Disposition", "attachment; filename=\"audit.csv\"")
                    .build();
        });
    }

    private static Line line(Visitor visitor, Audit.Entry entry) {
        var key = "act." + entry.act();
        return new Line(
                entry.at().toString(),
                entry.who(),
                visitor.words().has(key) ? visitor.words().of(key) : entry.act(),
                entry.refused(),
                entry.subject() == null ? "" : entry.subject(),
                entry.detail() == null ? "" : entry.detail());
    }

    /** Quoted as RFC 4180 says; a value that a spreadsheet would run as a formula gets an apostrophe in front. */
    static String cell(@Nullable String value) {
        if (value == null) {
            return "";
        }
        var safe = value.matches("(?s)[=+@\\t\\r-].*") ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
