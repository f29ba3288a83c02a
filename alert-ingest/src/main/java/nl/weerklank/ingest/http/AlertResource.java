package nl.weerklank.ingest.http;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.account.Caller;
import nl.weerklank.ingest.approval.MessageFilter;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.intake.Approvals;
import nl.weerklank.ingest.intake.Intake;
import nl.weerklank.ingest.intake.Submission;
import nl.weerklank.ingest.live.LiveFeed;
import nl.weerklank.ingest.view.MessageList;
import nl.weerklank.ingest.view.MessageView;
import nl.weerklank.ingest.view.Messages;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The crisis centre's door: submit, approve, reject, look up. */
@Path("/api/v1/alerts")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
@Tag(name = "Alerts", description = "CAP messages on their way from an author to the public")
public class AlertResource {

    private final Intake intake;
    private final Approvals approvals;
    private final Messages messages;
    private final LiveFeed live;
    private final SecurityIdentity identity;

    AlertResource(Intake intake, Approvals approvals, Messages messages, LiveFeed live, SecurityIdentity identity) {
        this.intake = intake;
        this.approvals = approvals;
        this.messages = messages;
        this.live = live;
        this.identity = identity;
    }

    @POST
    @Consumes({"application/cap+xml", MediaType.APPLICATION_XML, MediaType.TEXT_XML})
    @RolesAllowed(Role.AUTHOR_WORD)
    @Operation(
            operationId = "submitXml",
            summary = "Submit a CAP 1.2 message",
            description =
                    "Issued at once under a mandate of its sender (202), else kept as a draft for a second person (201). The same content again gets the same answer.")
    @APIResponse(
            responseCode = "201",
            description = "A draft waits for approval",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "202",
            description = "Issued: the log has it",
            content = @Content(schema = @Schema(implementation = MessageView.class)))
    @APIResponse(
            responseCode = "400",
            description = "Not a CAP 1.2 message",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "403",
            description = "Not proven to be the sender's",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Other content under a known identifier, or references that fit nothing live",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "A body that is too long",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "A message that may not go out",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "503",
            description = "Cannot be decided now; repeat the request",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Response submitXml(
            InputStream body,
            @Parameter(description = "false keeps a draft even where a mandate would let it go out alone")
                    @QueryParam("mandate")
                    @DefaultValue("true")
                    boolean mandate)
            throws IOException {
        return submit(body, Submission.Form.XML, mandate);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR_WORD)
    @Operation(
            operationId = "submitJson",
            summary = "Submit a CAP 1.2 message as JSON of the same model",
            description = "As with XML; JSON carries no signature.")
    public Response submitJson(InputStream body, @QueryParam("mandate") @DefaultValue("true") boolean mandate)
            throws IOException {
        return submit(body, Submission.Form.JSON, mandate);
    }

    @POST
    @Path("/{id}/approve")
    @RolesAllowed(Role.APPROVER_WORD)
    @Operation(operationId = "approve", summary = "Say yes to somebody else's draft; it is issued at once")
    public Response approve(@PathParam("id") String id) {
        return live.caughtUp()
                ? Responses.of(approvals.approve(id, Caller.of(identity)))
                : Responses.notNow(Starting.ANSWER);
    }

    @POST
    @Path("/{id}/reject")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.APPROVER_WORD)
    @Operation(operationId = "reject", summary = "Say no to somebody else's draft, with a reason")
    public Response reject(@PathParam("id") String id, @Nullable Rejection rejection) {
        var reason = rejection == null ? null : rejection.reason();
        if (reason == null || reason.isBlank()) {
            return Responses.problem(Problem.of(
                    422,
                    "A reason is missing",
                    "REASON_MISSING",
                    "whoever says no says why",
                    "Send {\"reason\": \"…\"}."));
        }
        return Responses.of(approvals.reject(id, Caller.of(identity), reason.strip()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(operationId = "get", summary = "One message with its state")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MessageView.class)))
    public Response get(@PathParam("id") String id) {
        return messages.find(id)
                .map(message -> Response.ok(message).build())
                .orElseGet(() -> Responses.problem(Problem.of(
                        404, "No such message", "MESSAGE_UNKNOWN", "there is no message " + id, "List the messages.")));
    }

    @GET
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(operationId = "list", summary = "Messages, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MessageList.class)))
    public MessageList list(
            @QueryParam("state") List<MessageState> states,
            @QueryParam("mode") Optional<Mode> mode,
            @QueryParam("sender") Optional<String> sender,
            @QueryParam("alertId") Optional<String> alertId,
            @Parameter(description = "a part of the headline or identifier") @QueryParam("q") Optional<String> text,
            @QueryParam("page") @DefaultValue("0") int page,
            @QueryParam("size") @DefaultValue("50") int size) {
        return messages.list(new MessageFilter(Set.copyOf(states), mode, sender, alertId, text, page, size));
    }

    private Response submit(InputStream body, Submission.Form form, boolean mandate) throws IOException {
        if (!live.caughtUp()) {
            return Responses.notNow(Starting.ANSWER);
        }
        return BodyLimit.read(body)
                .map(read -> Responses.of(intake.submit(new Submission(read, form, Caller.of(identity), mandate))))
                .orElseGet(() -> Responses.problem(BodyLimit.problem()));
    }
}
