package nl.weerklank.dispatch.desk;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.operator.ChannelMoment;
import nl.weerklank.dispatch.day.ChannelDays;
import nl.weerklank.dispatch.day.TestedRound;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** One channel: how it is, its last day, and what is ruled about it. */
@Path("/api/v1/channels")
@Tag(name = "channels")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD})
public class ChannelDeskResource {

    private final ChannelCards cards;
    private final ChannelDays days;
    private final OperatorDesk desk;
    private final InstantSource clock;

    ChannelDeskResource(ChannelCards cards, ChannelDays days, OperatorDesk desk, InstantSource clock) {
        this.cards = cards;
        this.days = days;
        this.desk = desk;
        this.clock = clock;
    }

    /** The last day of a channel, the latest first. */
    public record Day(List<ChannelMoment> moments, List<TestedRound> rounds) {}

    /** What is to be ruled. */
    public record Ruled(
            @Schema(description = "open, closed or maintenance.")
            String ruling,

            @Schema(description = "The end of a maintenance; null otherwise.") @Nullable
            Instant until,

            @Schema(description = "Why; goes on record with your name.") @Nullable
            String comment) {}

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD, Role.AUTHOR_WORD, Role.APPROVER_WORD})
    @Operation(
            summary =
                    "Each configured channel: state and why, heartbeat, route tests, success ratio, oldest order, breaker")
    public List<ChannelCard> list() {
        return cards.all();
    }

    @GET
    @NonBlocking
    @Path("{channel}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "One channel")
    public ChannelCard one(@PathParam("channel") String channel) {
        return cards.find(channel).orElseThrow(() -> new NotFoundException("no channel " + channel));
    }

    @GET
    @NonBlocking
    @Path("{channel}/day")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "What happened to a channel in the last 24 h, and its rounds of route tests, the latest first")
    public Day day(@PathParam("channel") String channel) {
        one(channel);
        return new Day(days.moments(channel, clock.instant()), days.rounds(channel, clock.instant()));
    }

    @PUT
    @NonBlocking
    @Path("{channel}/ruling")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR_WORD)
    @Operation(
            summary = "Open, close or maintain a channel",
            description =
                    "A closed channel, or one in maintenance, gets no orders to emit; what it emits already it is still "
                            + "told to replace or stop. Survives restarts; on record with author and comment.")
    @APIResponse(responseCode = "204", description = "On record; dispatch honours it from its next look on.")
    @APIResponse(responseCode = "422", description = "Not as it was asked (problem+json).")
    public Uni<Void> rule(@PathParam("channel") String channel, Ruled ruled, @Context SecurityContext who) {
        var by = who.getUserPrincipal().getName();
        return Uni.createFrom()
                .completionStage(
                        () -> desk.rule(channel, String.valueOf(ruled.ruling()), ruled.until(), ruled.comment(), by));
    }
}
