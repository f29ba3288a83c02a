package nl.weerklank.contract.channel;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.RouteTest;

/**
 * One way to reach people. The runtime has verified signature, fence, expiry, mode and area before it calls; the adapter
 * speaks the real protocol and reports what it can prove. Adapters of several channels may share a process: what computes
 * for long, or blocks in files, belongs on platform threads, because virtual ones share a few carriers with every channel.
 */
public interface ChannelAdapter extends AutoCloseable {

    /**
     * Called once, before {@link #open()}: where to report on an order that an earlier run of the process carried out,
     * when a part of it fails or comes back later. Such an order may have lost its signed alert; its cells are what count.
     */
    default void resume(Function<Order, ReportSink> reports) {}

    /** Connects to the network behind the channel; completes when a first attempt was made, whether or not it is there yet. */
    CompletionStage<Void> open();

    /** Which cells this channel covers, with what chance; read at start and whenever {@link Health#coverageChanged()} says so. */
    List<ChannelCoverage.Group> coverage();

    /**
     * Carries out one order ({@code EMIT}, {@code REPLACE} or {@code STOP}). Idempotent by order id, also over a restart
     * of the process: what the public already received from this order it does not receive again. Completes when every
     * cell of the order is TRANSMITTED or failed, each said through {@code reports}; later proof (OBSERVED, SEEN) or its
     * contradiction ({@code NOT_OBSERVED}) may follow through the same sink. A failed stage counts as ADAPTER_ERROR for
     * the cells not yet reported.
     */
    CompletionStage<Void> carryOut(Emission emission, ReportSink reports);

    /**
     * Whether the backbone behind the adapter can be heard; said at every heartbeat. A channel that goes on showing its last
     * known state, as the web does, tells people how old that is.
     */
    default void backbone(boolean heard) {}

    /** A route test through the real protocol without public effect. */
    CompletionStage<Health> probe();

    /**
     * A route test of each way to the network by itself, through the real protocol without public effect; asked for every few
     * minutes. Completes with at least one route, the same names each time. An adapter that knows one way only need not
     * say more than its {@link #probe()} does.
     */
    default CompletionStage<List<RouteTest.Route>> testRoutes() {
        return probe().thenApply(health ->
                List.of(new RouteTest.Route("all", health.state() == ChannelState.UP, health.reason())));
    }

    /** The tests that an operator may start by hand; none for a channel that has none. */
    default List<HandTest> handTests() {
        return List.of();
    }

    @Override
    void close();
}
