package nl.weerklank.ingest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.ingest.account.Caller;
import nl.weerklank.ingest.picture.PictureParts;
import nl.weerklank.ingest.proposal.PictureRows;
import nl.weerklank.ingest.proposal.PictureStart;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.trust.Trust;
import nl.weerklank.signal.watch.Freshness;
import nl.weerklank.signal.watch.Watch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The picture of signals for the crisis centre: it may hold what is marked, so it is for people with a role here only. */
@Path("/api/v1/signals")
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@RunOnVirtualThread
@Tag(name = "Signals", description = "Sources, threads of signals, and what rules made of them")
public class SignalsResource {

    private static final int MOST = 500;

    private final PictureStart picture;
    private final PictureRows rows;
    private final SecurityIdentity identity;
    private final InstantSource clock;

    SignalsResource(PictureStart picture, PictureRows rows, SecurityIdentity identity, InstantSource clock) {
        this.picture = picture;
        this.rows = rows;
        this.identity = identity;
        this.clock = clock;
    }

    /**
     * A source as people see it.
     *
     * @param unknown whether its area is unknown for its hazards now: silence is never safety
     * @param trust how far it is believed now, beside what was declared
     * @param leftOut how many of its signals were left out of the picture because there were too many
     */
    public record SourceView(
            String name,
            String format,
            Freshness freshness,
            boolean unknown,
            @Nullable Instant heard,
            Instant since,
            String contract,
            double trust,
            double declaredTrust,
            List<Trust.FalseAlarm> falseAlarms,
            List<Hazard> hazards,
            List<CapArea> area,
            String tlp,
            long leftOut) {}

    /** A person's judgement. */
    public record FalseAlarm(@Nullable String reason) {}

    @GET
    @Path("/sources")
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(operationId = "sources", summary = "Every source with its freshness and trust")
    public List<SourceView> sources() {
        var now = clock.instant();
        return picture.parts()
                .map(parts -> parts.watch().all(now).stream()
                        .map(standing -> view(parts, standing, now))
                        .toList())
                .orElse(List.of());
    }

    @GET
    @Path("/threads")
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(operationId = "threads", summary = "Threads of signals, the last changed first")
    public List<JsonNode> threads(
            @QueryParam("all") @DefaultValue("false") boolean all, @QueryParam("size") @DefaultValue("100") int size) {
        return rows.threads(all, Math.clamp(size, 1, MOST));
    }

    @GET
    @Path("/threads/{id}")
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(operationId = "thread", summary = "One thread with its evidence and the rules that fired on it")
    public Response thread(@PathParam("id") String id) {
        return rows.thread(id)
                .map(view -> {
                    var found = (ObjectNode) view;
                    found.putPOJO("proposals", rows.proposals(id, MOST));
                    return Response.ok(found).build();
                })
                .orElseGet(() -> unknown(id));
    }

    @GET
    @Path("/proposals")
    @RolesAllowed({Role.AUTHOR_WORD, Role.APPROVER_WORD, Role.OPERATOR_WORD, Role.AUDITOR_WORD})
    @Operation(operationId = "proposals", summary = "Rules that fired, why, and what became of it, the latest first")
    public List<PictureRows.Row> proposals(
            @QueryParam("message") Optional<String> message, @QueryParam("size") @DefaultValue("100") int size) {
        return message.map(id -> rows.behind(id).stream().toList())
                .orElseGet(() -> rows.proposals(null, Math.clamp(size, 1, MOST)));
    }

    @POST
    @Path("/threads/{id}/false-alarm")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.APPROVER_WORD)
    @Operation(
            operationId = "falseAlarm",
            summary = "Say that a thread was a false alarm: its sources are believed less, for a while")
    public Response falseAlarm(@PathParam("id") String id, @Nullable FalseAlarm judgement) {
        var reason = judgement == null || judgement.reason() == null
                ? ""
                : judgement.reason().strip();
        if (reason.isEmpty()) {
            return Responses.problem(Problem.of(
                    422,
                    "A reason is missing",
                    "REASON_MISSING",
                    "whoever calls it false says why",
                    "Send {\"reason\": \"…\"}."));
        }
        var found = rows.thread(id);
        if (found.isEmpty()) {
            return unknown(id);
        }
        var sources = new ArrayList<String>();
        found.get().path("thread").path("heard").fieldNames().forEachRemaining(sources::add);
        var alarm =
                new Trust.FalseAlarm(id, clock.instant(), Caller.of(identity).name(), reason);
        return picture.falseAlarm(sources, alarm)
                ? Response.accepted().build()
                : Responses.problem(Problem.of(
                        503, "Not noted", "LOG_UNAVAILABLE", "the log does not answer", "Repeat the same request."));
    }

    private static SourceView view(PictureParts parts, Watch.Standing standing, Instant now) {
        var source = standing.source();
        var trust = parts.trust().of(source.name());
        return new SourceView(
                source.name(),
                source.format(),
                standing.freshness(),
                standing.freshness().isUnknown(),
                standing.heard().orElse(null),
                standing.since(),
                source.freshness().toString(),
                trust.now(now),
                source.trust(),
                trust.alarms(),
                source.hazards(),
                source.competence(),
                source.tlp().word(),
                parts.shed().counts().getOrDefault(source.name(), 0L));
    }

    private static Response unknown(String id) {
        return Responses.problem(
                Problem.of(404, "No such thread", "THREAD_UNKNOWN", "there is no thread " + id, "List the threads."));
    }
}
