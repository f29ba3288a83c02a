package nl.weerklank.testkit.line;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelAdapterFactory;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;

/** Speaks the line protocol to each region of a {@link LineNetwork}; reads back before it emits, so that it repeats nothing. */
public class LineAdapter implements ChannelAdapter {

    /** Makes line adapters; settings {@code port}, {@code receiver-port} and {@code timeout-ms}. */
    public static final class Factory implements ChannelAdapterFactory {

        @Override
        public String type() {
            return LineNetwork.TYPE;
        }

        @Override
        public ChannelAdapter create(ChannelSettings settings) {
            return new LineAdapter(settings);
        }
    }

    private final int port;
    private final int receiverPort;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<ReentrantLock> regions = java.util.stream.Stream.generate(ReentrantLock::new)
            .limit(LineRegions.COUNT)
            .toList();

    protected LineAdapter(ChannelSettings settings) {
        port = settings.getInt("port", 0);
        receiverPort = settings.getInt("receiver-port", 0);
        timeout = Duration.ofMillis(settings.getInt("timeout-ms", 1000));
    }

    @Override
    public CompletionStage<Void> open() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public List<ChannelCoverage.Group> coverage() {
        return List.of(new ChannelCoverage.Group(0.5, LineRegions.COVERED));
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var cells = emission.order().cells();
        var uncovered = cells.minus(LineRegions.COVERED);
        if (!uncovered.isEmpty()) {
            reports.failed(Fault.NOT_COVERED, uncovered, "no region of the line network lies there");
        }
        var parts = LineRegions.split(cells).entrySet().stream()
                .map(part -> started(() -> region(emission, part.getKey(), part.getValue(), reports)))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(parts);
    }

    @Override
    public CompletionStage<Health> probe() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (var call = new LineCall(port, timeout)) {
                        call.ask("PING");
                        return new Health(ChannelState.UP, "the network answers", false);
                    } catch (IOException e) {
                        return new Health(ChannelState.DOWN, "the network does not answer: " + e, false);
                    }
                },
                threads);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** The version that the region has on air or had last, as {@code ON n} or {@code OFF n}. */
    protected String standing(LineCall call, String alert, int region) throws IOException {
        return call.ask("STATUS " + alert + " " + region);
    }

    /** Whether the public heard it, by an independent receiver. */
    protected boolean heard(Order order, int region) throws IOException {
        try (var call = new LineCall(receiverPort, timeout)) {
            return call.ask("HEARD %s %d %d".formatted(order.alertId(), order.version(), region))
                    .equals("YES");
        }
    }

    /** What is said when a region does not answer. */
    protected void silent(CellSet cells, ReportSink reports) {
        reports.failed(Fault.SILENT, cells, "the region does not answer within " + timeout.toMillis() + " ms");
    }

    private void region(Emission emission, int region, CellSet cells, ReportSink reports) {
        regions.get(region).lock();
        try (var call = new LineCall(port, timeout)) {
            if (command(emission, region, cells, reports, call)
                    && emission.order().action() != OrderAction.STOP) {
                observe(emission.order(), region, cells, reports);
            }
        } catch (SocketTimeoutException e) {
            silent(cells, reports);
        } catch (IOException e) {
            reports.failed(Fault.UNREACHABLE, cells, "the network cannot be reached: " + e);
        } finally {
            regions.get(region).unlock();
        }
    }

    private boolean command(Emission emission, int region, CellSet cells, ReportSink reports, LineCall call)
            throws IOException {
        var order = emission.order();
        var standing = standing(call, order.alertId(), region);
        if (standing.startsWith("NO")) {
            reports.failed(Fault.REFUSED, cells, "the region refuses: " + standing);
            return false;
        }
        var version = Integer.parseInt(standing.split(" ")[1]);
        if (version > order.version()) {
            reports.failed(Fault.SUPERSEDED, cells, "the region had version " + version + " already");
            return false;
        }
        var wanted = (order.action() == OrderAction.STOP ? "OFF " : "ON ") + order.version();
        var answer = standing.equals(wanted) ? "OK" : call.ask(request(emission, region));
        if (!answer.equals("OK")) {
            reports.failed(Fault.REFUSED, cells, "the region refuses: " + answer);
            return false;
        }
        reports.reached(Rung.TRANSMITTED, cells, "region " + region + " answered OK");
        return true;
    }

    private static String request(Emission emission, int region) {
        var order = emission.order();
        return order.action() == OrderAction.STOP
                ? "STOP %s %d %d".formatted(order.alertId(), order.version(), region)
                : "EMIT %s %d %d %s"
                        .formatted(
                                order.alertId(),
                                order.version(),
                                region,
                                emission.alert().cap().infos().getFirst().headline());
    }

    private void observe(Order order, int region, CellSet cells, ReportSink reports) throws IOException {
        if (heard(order, region)) {
            reports.reached(Rung.OBSERVED, cells, "the receiver in region " + region + " heard it");
        } else {
            reports.failed(Fault.NOT_OBSERVED, cells, "the receiver in region " + region + " hears nothing");
        }
    }

    private CompletableFuture<Void> started(Runnable task) {
        try {
            return CompletableFuture.runAsync(task, threads);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
