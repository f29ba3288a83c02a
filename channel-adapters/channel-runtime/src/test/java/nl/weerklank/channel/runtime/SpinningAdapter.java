package nl.weerklank.channel.runtime;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;

/** An adapter that computes, on the thread that it is called on, until a test lets it go. */
final class SpinningAdapter implements ChannelAdapter {

    static final String TYPE = "spinning";

    static volatile boolean released;

    /** Makes them; found by the runtime as any other. */
    public static final class Factory implements ChannelAdapterFactory {

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public ChannelAdapter create(ChannelSettings settings) {
            return new SpinningAdapter();
        }
    }

    @Override
    public CompletionStage<Void> open() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<ChannelCoverage.Group> coverage() {
        return List.of();
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        while (!released) {
            Thread.onSpinWait();
        }
        reports.reached(Rung.TRANSMITTED, emission.order().cells(), "let go");
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<Health> probe() {
        return CompletableFuture.completedFuture(new Health(ChannelState.UP, "it computes", false));
    }

    @Override
    public void close() {
        released = true;
    }
}
