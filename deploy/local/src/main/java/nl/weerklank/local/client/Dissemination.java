package nl.weerklank.local.client;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What dispatch answers of one dissemination: per channel what is proven, who is not reached, and what was decided. */
public record Dissemination(
        String alertId,
        int version,
        String kind,
        String mode,
        String lane,
        Instant acceptedAt,
        String state,
        People people,
        List<Channel> channels,
        List<RemainderPoint> remainderOverTime,
        List<Fallback> fallbacks,
        List<Decision> decisions) {

    public record People(double total, double reached, double remainder) {}

    public record Channel(
            String channel,
            String state,
            boolean settled,
            @Nullable String note,
            List<OrderView> orders) {}

    public record OrderView(
            String orderId,
            int wave,
            String action,
            int version,
            int cells,
            double people,
            String reason,
            Instant deadline,
            List<RungView> rungs,
            List<FaultView> faults,
            int failedCells) {}

    public record RungView(String rung, Instant at, long msAfterAcceptance, int cells, double people) {}

    public record FaultView(String fault, String blame, int cells, double people, String detail, Instant at) {}

    public record RemainderPoint(Instant at, long msAfterAcceptance, double remainder, String cause) {}

    public record Fallback(Instant at, String channel, int wave, double people, int cells, String reason) {}

    public record Decision(Instant at, @Nullable String channel, String text) {}
}
