package nl.weerklank.dispatch.status;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Comparator;
import java.util.List;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.track.Dissemination;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The disseminations as they are, straight from the stream's state. */
@Path("/api/v1/disseminations")
@Tag(name = "disseminations")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD, Role.AUTHOR_WORD, Role.APPROVER_WORD})
public class DisseminationResource {

    private final LiveView view;
    private final Frames frames;

    DisseminationResource(LiveView view, Frames frames) {
        this.view = view;
        this.frames = frames;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "All disseminations that are known here, the latest first")
    public List<DisseminationSummary> list() {
        return view.all().stream()
                .sorted(Comparator.comparing(Dissemination::acceptedAt)
                        .reversed()
                        .thenComparing(Dissemination::alertId))
                .map(DisseminationSummary::of)
                .toList();
    }

    @GET
    @NonBlocking
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Where one alert stands")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = DisseminationStatus.class)))
    @APIResponse(responseCode = "404", description = "No alert with this id is known here (problem+json).")
    public String one(@PathParam("id") String id) {
        return frames.json(found(id));
    }

    @GET
    @NonBlocking
    @Path("{id}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(
            summary = "Where one alert stands, live",
            description = "Server-sent events named 'dissemination', each a whole status with its revision as id. "
                    + "The first comes at once; a client that comes back with Last-Event-ID and missed nothing gets none "
                    + "until something changes. A slow client gets the newest and misses those between. A comment comes "
                    + "every second so that a broken stream is noticed.")
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") @Nullable String lastSeen, @Context Sse sse) {
        found(id);
        return frames.stream(id, lastSeen, sse);
    }

    private Dissemination found(String id) {
        return view.find(id)
                .orElseThrow(() -> new UnknownAlertException("no alert with id '%s' is known here".formatted(id)));
    }
}
