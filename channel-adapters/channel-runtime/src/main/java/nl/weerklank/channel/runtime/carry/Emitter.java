package nl.weerklank.channel.runtime.carry;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import org.jspecify.annotations.Nullable;

/** Calls the adapter on threads of its channel; what it throws, and cells that it forgets, become ADAPTER_ERROR. */
final class Emitter implements Carrier {

    private static final System.Logger LOG = System.getLogger(Emitter.class.getName());

    private final ChannelAdapter adapter;
    private final Executor threads;

    Emitter(ChannelAdapter adapter, Executor threads) {
        this.adapter = adapter;
        this.threads = threads;
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var heard = new HeardReports(reports);
        return CompletableFuture.supplyAsync(() -> adapter.carryOut(emission, heard), threads)
                .thenCompose(Function.identity())
                .handle((done, error) -> {
                    ended(emission, heard, error);
                    return null;
                });
    }

    private static void ended(Emission emission, HeardReports heard, @Nullable Throwable error) {
        var untold = heard.untold(emission.order().cells());
        if (error != null) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "adapter failed alert=" + emission.order().alertId() + " channel="
                            + emission.order().channel() + " order="
                            + emission.order().orderId(),
                    error);
        }
        if (!untold.isEmpty()) {
            heard.failed(
                    Fault.ADAPTER_ERROR,
                    untold,
                    error == null
                            ? "the adapter ended the order without a word about these cells"
                            : "the adapter failed: " + cause(error));
        }
    }

    private static String cause(Throwable error) {
        var cause =
                error instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : error;
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
