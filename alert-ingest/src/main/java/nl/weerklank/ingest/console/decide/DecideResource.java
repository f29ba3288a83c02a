package nl.weerklank.ingest.console.decide;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.console.Door;
import nl.weerklank.ingest.console.Outline;
import nl.weerklank.ingest.console.Pages;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.intake.Answer;
import nl.weerklank.ingest.intake.Approvals;
import nl.weerklank.ingest.session.SignIn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where a second person decides, signed in again for it. */
@Path("/console/decide/{id}")
@RunOnVirtualThread
public class DecideResource {

    private final Door door;
    private final Pages pages;
    private final Desk desk;
    private final Drafts drafts;
    private final Approvals approvals;
    private final Sight sight;
    private final SignIn signIn;
    private final Audit audit;

    DecideResource(
            Door door,
            Pages pages,
            Desk desk,
            Drafts drafts,
            Approvals approvals,
            Sight sight,
            SignIn signIn,
            Audit audit) {
        this.door = door;
        this.pages = pages;
        this.desk = desk;
        this.drafts = drafts;
        this.approvals = approvals;
        this.sight = sight;
        this.signIn = signIn;
        this.audit = audit;
    }

    @GET
    @Operation(hidden = true)
    public Response show(@PathParam("id") String id) {
        return door.page(visitor -> desk.find(id)
                .map(message -> page(200, visitor, message, null))
                .orElseGet(() -> pages.message(visitor, 404, "not.found", "/console")));
    }

    @GET
    @Path("area.json")
    @Operation(hidden = true)
    public Response area(@PathParam("id") String id) {
        return door.part(visitor -> desk.find(id)
                .map(sight::target)
                .map(cells -> Response.ok(ContractJson.write(Outline.of(cells)), MediaType.APPLICATION_JSON)
                        .build())
                .orElseGet(() -> Response.status(404).build()));
    }

    @POST
    @Path("approve")
    @Operation(hidden = true)
    public Response approve(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return decide(id, form, "APPROVE", (visitor, message) -> {
            var people = sight.people(message);
            var typed = Optional.ofNullable(form.getFirst("people")).orElse("").replaceAll("[^0-9]", "");
            if (!"yes".equals(form.getFirst("sure")) && !typed.equals(Long.toString(people))) {
                return page(422, visitor, message, "decide.not-sure");
            }
            return after(visitor, message, "APPROVE", approvals.approve(id, visitor.person()));
        });
    }

    @POST
    @Path("reject")
    @Operation(hidden = true)
    public Response reject(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return decide(id, form, "REJECT", (visitor, message) -> {
            var reason = reason(form);
            return reason.isEmpty()
                    ? page(422, visitor, message, "decide.reason-missing")
                    : after(visitor, message, "REJECT", approvals.reject(id, visitor.person(), reason.get()));
        });
    }

    /** Not yet: the author gets the draft back, with the reason; the message itself can never go out any more. */
    @POST
    @Path("send-back")
    @Operation(hidden = true)
    public Response sendBack(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return decide(id, form, "SEND_BACK", (visitor, message) -> {
            var reason = reason(form);
            if (reason.isEmpty()) {
                return page(422, visitor, message, "decide.reason-missing");
            }
            if (drafts.ofMessage(id).isEmpty()) {
                return page(409, visitor, message, "decide.no-draft");
            }
            var answer = approvals.reject(id, visitor.person(), reason.get());
            if (answer instanceof Answer.Kept) {
                drafts.sendBack(id, visitor.person(), reason.get());
            }
            return after(visitor, message, "SEND_BACK", answer);
        });
    }

    private interface Decision {
        Response of(Visitor visitor, DeskMessage message);
    }

    /** What every decision needs: the right, the same content as was shown, an open message, and the person once more. */
    private Response decide(String id, MultivaluedMap<String, String> form, String act, Decision decision) {
        return door.act(form.getFirst("csrf"), visitor -> {
            var found = desk.find(id);
            if (found.isEmpty()) {
                return pages.message(visitor, 404, "not.found", "/console");
            }
            var message = found.get();
            if (!visitor.decides(message.mode())) {
                return door.notAllowed(visitor, act, id);
            }
            if (message.state() != MessageState.AWAITING_APPROVAL
                    || !message.digest().equals(form.getFirst("digest"))) {
                audit.refused(visitor.name(), act, id, "CHANGED_MEANWHILE " + message.state());
                return page(409, visitor, message, "decide.changed");
            }
            var proof = signIn.prove(
                    visitor.name(),
                    Optional.ofNullable(form.getFirst("password")).orElse(""),
                    form.getFirst("code"));
            return switch (proof) {
                case SignIn.Outcome.Proven proven -> decision.of(visitor, message);
                case SignIn.Outcome.Wrong wrong -> {
                    audit.refused(visitor.name(), act, id, "PASSWORD_WRONG");
                    yield page(403, visitor, message, "decide.password-wrong");
                }
                case SignIn.Outcome.Locked locked -> {
                    audit.refused(visitor.name(), act, id, "LOCKED");
                    yield page(429, visitor, message, "decide.locked");
                }
            };
        });
    }

    private Response after(Visitor visitor, DeskMessage message, String act, Answer answer) {
        return switch (answer) {
            case Answer.Kept kept -> {
                audit.done(visitor.name(), act, message.id(), "digest " + message.digest());
                yield Door.next(act.equals("APPROVE") ? "/console/live/" + message.alertId() : "/console");
            }
            case Answer.Refused refused -> {
                var rule = refused.violations().getFirst().rule();
                audit.refused(visitor.name(), act, message.id(), rule);
                var now = desk.find(message.id()).orElse(message);
                var key = "rule." + rule;
                yield page(409, visitor, now, visitor.words().has(key) ? key : "decide.changed");
            }
            case Answer.NotNow notNow -> {
                audit.refused(visitor.name(), act, message.id(), notNow.reason().rule());
                yield page(503, visitor, message, "decide.not-now");
            }
        };
    }

    private Response page(int status, Visitor visitor, DeskMessage message, @Nullable String problem) {
        var view = sight.view(visitor, message, problem);
        var sheet = Pages.Sheet.of(
                "console/decide", view.title(), message.mode(), "/console/decide/" + message.id(), "/desk/decide.js");
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(pages.fill(visitor, sheet, view))
                .build();
    }

    private static Optional<String> reason(MultivaluedMap<String, String> form) {
        return Optional.ofNullable(form.getFirst("reason")).map(String::strip).filter(text -> !text.isEmpty());
    }
}
