package nl.weerklank.channel.siren.bench;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** A process that opens the siren channel, and stops the park when it is told to. */
final class ColdStop {

    private ColdStop() {}

    public static void main(String[] arguments) throws Exception {
        var properties = Arrays.stream(arguments)
                .skip(2)
                .map(a -> a.split("=", 2))
                .collect(Collectors.toMap(a -> a[0], a -> a[1]));
        var sums = new AtomicLong();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            Thread.ofPlatform().daemon().start(() -> compute(sums));
        }
        try (var adapter = StopBench.adapter(Path.of(arguments[0]), properties)) {
            StopBench.await(adapter.open());
            var said = new Said();
            System.out.println(StopBench.READY);
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            StopBench.await(adapter.carryOut(
                    BenchOrders.emission(
                            StopBench.all(adapter), StopBench.ALERT, OrderAction.STOP, InstantSource.system()),
                    said));
            System.out.println(said.stopped + " cells confirmed silent, " + said.lost + " not");
        }
    }

    private static void compute(AtomicLong sums) {
        while (!Thread.currentThread().isInterrupted()) {
            sums.incrementAndGet();
        }
    }

    /** Counts what is proven. */
    private static final class Said implements ReportSink {
        private final AtomicInteger stopped = new AtomicInteger();
        private final AtomicInteger lost = new AtomicInteger();

        @Override
        public void reached(Rung rung, CellSet cells, String detail) {
            if (rung == Rung.TRANSMITTED) {
                stopped.addAndGet(cells.size());
            }
        }

        @Override
        public void failed(Fault fault, CellSet cells, String detail) {
            lost.addAndGet(cells.size());
        }
    }
}
