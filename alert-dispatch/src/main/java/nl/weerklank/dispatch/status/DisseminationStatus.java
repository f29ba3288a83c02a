package nl.weerklank.dispatch.status;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Where one alert stands, as the API says it. People are expectations: whole people do not come in fractions, chances do. */
@Schema(description = "Where one alert stands: what is proven per channel, who is not reached, and what was decided.")
public record DisseminationStatus(
        @Schema(description = "Counts every change; also the id of the event on the stream.")
        long revision,

        String alertId,

        @Schema(description = "The current version; older versions' orders stay on record.")
        int version,

        @Schema(description = "ALERT, UPDATE or CANCEL.") String kind,
        @Schema(description = "LIVE or EXERCISE.") String mode,
        @Schema(description = "URGENT, NORMAL or ROUTINE.") String lane,
        String headline,

        @Schema(description = "When the current version was issued.")
        Instant acceptedAt,

        @Schema(description = "Every version that is known here, the first one first.")
        List<Version> versions,

        Instant expires,

        @Schema(description = "DISSEMINATING, DISSEMINATED, CANCELLING, CANCELLED or EXPIRED.")
        String state,

        People people,
        List<Channel> channels,
        List<RemainderAt> remainderOverTime,

        @Schema(description = "Every order after the first wave of its version, and why.")
        List<Fallback> fallbacks,

        @Schema(description = "The latest decisions, oldest first, \"why not\" included.")
        List<Decision> decisions,

        @Schema(
                description =
                        "H3 cells of the target, compacted, where no channel has confirmed anything in this version.")
        List<String> unreachedCells,

        @Schema(description = "H3 cells of the target, compacted.")
        List<String> targetCells) {

    @Schema(
            description =
                    "People in the target; those expected to be reached and not, from the chances of the channels that confirmed. Of a cancel: people where some channel has not confirmed that it stopped.")
    public record People(double total, double reached, double remainder) {}

    public record Channel(
            String channel,

            @Schema(
                    description =
                            "NOT_CHOSEN, ORDERED, ACCEPTED, TRANSMITTED, OBSERVED, PARTIAL, FAILED, STOPPED or WITHHELD, of the current version.")
            String state,

            @Schema(description = "Whether the state is final unless the channel later says otherwise.")
            boolean settled,

            @Schema(description = "Why it is not ordered, or what is next; null when there is nothing to say.")
            @Nullable
            String note,

            List<OrderOf> orders) {}

    public record OrderOf(
            String orderId,
            int version,
            int wave,
            int attempt,
            @Schema(description = "EMIT, REPLACE or STOP.") String action,
            int cells,
            double people,
            String reason,
            Instant issuedAt,

            @Schema(description = "When silence counts as failure.")
            Instant deadline,

            @Schema(description = "What is proven now, the lowest rung first.")
            List<RungOf> rungs,

            @Schema(description = "What went wrong, also where it was mended later.")
            List<FaultOf> faults,

            @Schema(description = "Cells whose last word is a failure.")
            int failedCells) {}

    @Schema(description = "msAfterAcceptance counts from the acceptance of the order's own version.")
    public record RungOf(
            String rung,
            @Schema(description = "The first proof.") Instant at,
            long msAfterAcceptance,
            int cells,
            double people,
            @Schema(description = "The latest proof.") Instant lastAt) {}

    public record FaultOf(String fault, String blame, int cells, double people, String detail, Instant at) {}

    @Schema(description = "msAfterAcceptance counts from the alert's first version, so that the points make one curve.")
    public record RemainderAt(int version, Instant at, long msAfterAcceptance, double remainder, String cause) {}

    public record Fallback(
            int version, Instant at, String channel, int wave, double people, int cells, String reason) {}

    public record Version(int version, String kind, Instant acceptedAt) {}

    public record Decision(
            int number, int version, Instant at, @Nullable String channel, String text) {}
}
