package nl.weerklank.dispatch.desk;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.track.Dissemination;
import nl.weerklank.dispatch.track.Held;
import nl.weerklank.dispatch.track.StepNote;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Steps by hand in one dissemination, and where its people are on the map. */
@Path("/api/v1/disseminations/{id}")
@Tag(name = "disseminations")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD})
public class StepResource {

    private final OperatorDesk desk;
    private final LiveView view;

    StepResource(OperatorDesk desk, LiveView view) {
        this.desk = desk;
        this.view = view;
    }

    /** A step to be taken. */
    public record Asked(
            @Schema(description = "retry, add or stop.") String step,

            @Schema(description = "The order to retry, or the channel to add or stop.") @Nullable
            String about,

            @Schema(description = "The version that you look at; when a newer one is out, nothing is done.")
            int version,

            @Schema(description = "Why; goes on record with your name.") @Nullable
            String reason) {}

    /** The id of a step that is on record; what came of it is in {@code taken}. */
    public record OnRecord(String stepId) {}

    /** All that was done by hand. */
    public record ByHand(List<StepNote> steps, List<Held> held) {}

    /** Where people are reached and where not. */
    public record OnMap(Map<String, Object> confirmed, Map<String, Object> unreached) {}

    @POST
    @NonBlocking
    @Path("steps")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR_WORD)
    @Operation(summary = "Retry one order, add a channel, or stop one, with a reason")
    @APIResponse(
            responseCode = "202",
            description = "On record; GET the steps to see whether it could be carried out, and if not, why.")
    @APIResponse(responseCode = "422", description = "Not as it was asked (problem+json).")
    public Uni<Response> step(@PathParam("id") String id, Asked asked, @Context SecurityContext who) {
        var by = who.getUserPrincipal().getName();
        return Uni.createFrom()
                .completionStage(() ->
                        desk.step(id, asked.version(), String.valueOf(asked.step()), asked.about(), asked.reason(), by))
                .map(step -> Response.accepted(new OnRecord(step)).build());
    }

    @GET
    @NonBlocking
    @Path("steps")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What was done by hand, and which channels are stopped for this alert")
    public ByHand steps(@PathParam("id") String id) {
        var found = found(id);
        return new ByHand(found.steps(), found.held());
    }

    @GET
    @Blocking
    @Path("map")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Cells of the target where some channel confirmed, and where none did, as GeoJSON")
    public OnMap map(@PathParam("id") String id) {
        return shapes(id);
    }

    /** What {@link #map} answers, for callers that have checked who asks. */
    @PermitAll
    public OnMap shapes(String id) {
        var found = found(id);
        var unreached = unreached(found);
        return new OnMap(Shapes.multiPolygon(found.target().minus(unreached)), Shapes.multiPolygon(unreached));
    }

    private static CellSet unreached(Dissemination of) {
        var unreached = of.kind() == AlertKind.CANCEL ? CellSet.EMPTY : of.target();
        for (var order : of.current().toList()) {
            unreached = unreached.minus(order.confirmed());
        }
        return unreached;
    }

    private Dissemination found(String id) {
        return view.find(id)
                .orElseThrow(() -> new NotFoundException("no alert with id '%s' is known here".formatted(id)));
    }
}
