package nl.weerklank.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import nl.weerklank.contract.cap.signature.CapSigner;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Outcome;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.client.CrisisCentre;
import nl.weerklank.local.system.LocalSystem;
import nl.weerklank.local.system.MandatedSender;
import nl.weerklank.local.system.Progress;
import nl.weerklank.local.system.Secrets;
import nl.weerklank.local.system.Settings;
import nl.weerklank.simulator.Bench;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * From the signed CAP message's POST to the moment when an adapter holds the verified order, on the whole system, beside
 * two plain Kafka hops over the same broker, measured in turn. The alerts are exercises, so that the simulated networks do
 * not take part in the measurement, and they come one at a time. Orders to reserve channels do not count: they are decided later.
 */
public final class HopLatencyBench implements Bench {

    private static final int WARM_UP = 150;
    private static final int ALERTS = 300;
    private static final Duration PAUSE = Duration.ofMillis(125);
    private static final int TYPICAL_BYTES = 6_000;
    private static final double MOST_TIMES_FLOOR = 4;
    private static final double MOST_P99_MS = 50;

    @Override
    public String name() {
        return "hop-latency";
    }

    @Override
    public String about() {
        return "signed CAP POST until an adapter holds the order, beside a plain two-hop Kafka floor: p50 at most 4x the floor, p99 at most 50 ms";
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var layout = Layout.of(System.getenv()).within("bench");
        layout.prepare();
        LocalSystem.refuseIfRunning(layout);
        layout.clear();
        var progress = new Progress(out);
        try (var system = LocalSystem.start(layout, Settings.of(Map.of()), false, false, progress);
                var floor = new KafkaFloor(broker(layout), TYPICAL_BYTES)) {
            progress.line("the system is ready; warming up with %d alerts".formatted(WARM_UP));
            measure(layout, floor, WARM_UP);
            progress.line("measuring %d alerts, each after one trip of the floor".formatted(ALERTS));
            return verdict(measure(layout, floor, ALERTS), out);
        }
    }

    private record Measured(List<Long> floor, List<Long> path, List<HopTimes> hops) {}

    private static boolean verdict(Measured measured, PrintStream out) {
        var floor = Percentiles.ofNanos(measured.floor());
        var path = Percentiles.ofNanos(measured.path());
        double ratio = path.p50() / floor.p50();
        out.println("  floor, two plain hops:        " + floor);
        out.println("  POST until adapter holds it:  " + path);
        HopTimes.lines(measured.hops()).forEach(out::println);
        out.printf(
                "  p50 ratio %.2f (at most %.1f), p99 %.2f ms (at most %.0f)%n",
                ratio, MOST_TIMES_FLOOR, path.p99(), MOST_P99_MS);
        return ratio <= MOST_TIMES_FLOOR && path.p99() <= MOST_P99_MS;
    }

    private Measured measure(Layout layout, KafkaFloor floor, int alerts) throws InterruptedException, IOException {
        var credential = new CrisisCentre(layout).credential(MandatedSender.ACCOUNT);
        var signer = signer(layout);
        var sentAt = new HashMap<String, Instant>();
        var floors = new ArrayList<Long>();
        try (var network =
                new PlainPost(layout.ports().ingest(), CrisisCentre.ALERTS, "application/cap+xml", credential)) {
            for (int i = 0; i < alerts; i++) {
                floors.add(floor.oneTrip(i));
                LockSupport.parkNanos(PAUSE.toNanos());
                var message = signer.sign(EarthquakeMessage.exercise(
                        "bench-" + UUID.randomUUID(), Clock.systemUTC().instant()));
                var start = Clock.systemUTC().instant();
                sentAt.put(issued(network.post(message)), start);
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        var hops = HopTimes.read(broker(layout), sentAt, Settings.RESERVE);
        return new Measured(floors, held(broker(layout), sentAt), hops);
    }

    private static String issued(PlainPost.Answer answer) {
        if (answer.status() != 202) {
            throw new Refusal("the bench's alert was not issued under its mandate: status " + answer.status() + ", "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return String.valueOf(ContractJson.read(answer.body(), Map.class).get("alertId"));
    }

    /** For each order of these alerts, the nanoseconds from the POST until the runtime handed it to its adapter. */
    private static List<Long> held(String broker, Map<String, Instant> sentAt) {
        var waits = new ArrayList<Long>();
        var seen = new HashMap<String, Integer>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.REPORTS).stream()
                    .map(p -> new TopicPartition(p.topic(), p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (System.nanoTime() < end && seen.size() < sentAt.size()) {
                for (var record : consumer.poll(Duration.ofMillis(300))) {
                    accepted(ContractJson.read(record.value(), Report.class), sentAt)
                            .ifPresent(report -> {
                                seen.merge(report.alertId(), 1, Integer::sum);
                                var start = Optional.ofNullable(sentAt.get(report.alertId()))
                                        .orElseThrow();
                                waits.add(Duration.between(start, report.at()).toNanos());
                            });
                }
            }
        }
        if (seen.size() < sentAt.size()) {
            throw new Refusal("only %d of %d alerts reached an adapter".formatted(seen.size(), sentAt.size()));
        }
        return waits;
    }

    private static Optional<Report> accepted(Report report, Map<String, Instant> sentAt) {
        return report.outcome() instanceof Outcome.Reached reached
                        && reached.rung() == Rung.ACCEPTED
                        && sentAt.containsKey(report.alertId())
                        && !Settings.RESERVE.contains(report.channel())
                ? Optional.of(report)
                : Optional.empty();
    }

    private static CapSigner signer(Layout layout) throws IOException {
        var secrets = Secrets.of(layout);
        return new CapSigner(
                MandatedSender.readKey(secrets.senderKey()),
                MandatedSender.readCertificate(secrets.senderCertificate()));
    }

    private static String broker(Layout layout) {
        return "127.0.0.1:" + layout.ports().broker();
    }
}
