package nl.weerklank.dispatch.desk;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.status.RouteTest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** All that is known of one channel now. */
public record ChannelCard(
        String channel,

        @Schema(description = "UP, DEGRADED, DOWN or CLOSED (closed by hand or in maintenance).")
        String state,

        @Schema(description = "One plain sentence why the state is what it is.")
        String reason,

        List<String> modes,
        @Nullable Instant heartbeat,
        int instances,
        int coveredCells,

        @Schema(description = "Whether it flaps, so that nothing is expected of it.")
        boolean lastResort,

        Breaker breaker,
        @Nullable ByHand byHand,
        Routes routes,
        Orders orders) {

    @Schema(description = "CLOSED lets everything through; OPEN is a quarantine; HALF_OPEN: it fell a short while ago.")
    public record Breaker(
            String state,

            @Schema(description = "1000 for each fall, halved every 5 minutes; over 2500 opens.")
            double penalty,

            @Schema(description = "When it closes if the channel stays up; null while it is not open.") @Nullable
            Instant backAt) {}

    @Schema(description = "What a person ruled, while it holds.")
    public record ByHand(
            @Schema(description = "closed or maintenance.") String ruling,
            String by,
            Instant at,
            @Nullable Instant until,
            String comment) {}

    @Schema(description = "Route tests: through the real protocol without public effect.")
    public record Routes(
            @Schema(description = "The last round of each running copy, every route with its answer.")
            List<RouteTest> latest,

            int passed,
            int total,

            @Schema(description = "Share of all routes of all rounds of the last 24 h that passed; null when none ran.")
            @Nullable
            Double ratio24h) {}

    @Schema(
            description =
                    "Orders of the last 24 h that are known here; what an exercise's emitter withheld does not count.")
    public record Orders(
            @Schema(description = "No cell is open any more.")
            int settled,

            @Schema(description = "Settled, and no cell failed.")
            int delivered,

            @Nullable Double ratio24h,
            int open,
            @Nullable Instant oldestOpen) {}
}
