package nl.weerklank.local.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * From a live alert's POST to the first proof that some channel emits it, with 200 operators' pages open and with none, turn and
 * turn about in one run, so that whatever else the machine does weighs on both.
 */
public final class ConsolesBench implements Bench {

    private static final int CONSOLES = 200;
    private static final int TURNS = 5;
    private static final int ALERTS_A_TURN = 12;
    private static final int WARM_UP = 20;
    private static final Duration PAUSE = Duration.ofMillis(400);
    private static final double MOST_CHANGE = 1.10;

    @Override
    public String name() {
        return "consoles";
    }

    @Override
    public String about() {
        return "live alert POST until a channel proves that it emits, with 200 pages open and with none: p50 at most 10 % apart";
    }

    @Override
    public boolean run(PrintStream out) throws Exception {
        var layout = Layout.of(System.getenv()).within("bench");
        layout.prepare();
        LocalSystem.refuseIfRunning(layout);
        layout.clear();
        var progress = new Progress(out);
        try (var system = LocalSystem.start(layout, Settings.of(Map.of()), false, false, progress)) {
            progress.line("the system is ready; warming up with %d alerts".formatted(WARM_UP));
            var first = send(layout, WARM_UP).keySet().iterator().next();
            try (var warm = OpenConsoles.open(layout, CONSOLES, first)) {
                warm.awaitAll();
                send(layout, ALERTS_A_TURN);
            }
            return verdict(layout, turns(layout, first, progress), out);
        }
    }

    private record Sent(Map<String, Instant> without, Map<String, Instant> with, long frames) {}

    private static Sent turns(Layout layout, String first, Progress progress) throws Exception {
        var without = new HashMap<String, Instant>();
        var with = new HashMap<String, Instant>();
        long frames = 0;
        for (int turn = 1; turn <= TURNS; turn++) {
            without.putAll(send(layout, ALERTS_A_TURN));
            try (var consoles = OpenConsoles.open(layout, CONSOLES, first)) {
                consoles.awaitAll();
                with.putAll(send(layout, ALERTS_A_TURN));
                frames += consoles.frames();
            }
            progress.line("turn %d of %d".formatted(turn, TURNS));
        }
        return new Sent(without, with, frames);
    }

    private static boolean verdict(Layout layout, Sent sent, PrintStream out) {
        var all = new HashMap<>(sent.without());
        all.putAll(sent.with());
        var took = firstProofs("127.0.0.1:" + layout.ports().broker(), all);
        var without = Percentiles.ofNanos(of(took, sent.without()));
        var with = Percentiles.ofNanos(of(took, sent.with()));
        double change = with.p50() / without.p50();
        out.println("  without consoles:  " + without);
        out.println("  with %d consoles: %s".formatted(CONSOLES, with));
        out.printf(
                "  p50 changes by a factor of %.3f (at most %.2f); the consoles were sent %d frames%n",
                change, MOST_CHANGE, sent.frames());
        return change <= MOST_CHANGE && sent.frames() > 0;
    }

    private static List<Long> of(Map<String, Long> took, Map<String, Instant> some) {
        var nanos = new ArrayList<Long>();
        some.keySet().forEach(id -> {
            var one = took.get(id);
            if (one == null) {
                throw new Refusal("no channel proved that it emits alert " + id);
            }
            nanos.add(one);
        });
        return nanos;
    }

    private static Map<String, Instant> send(Layout layout, int alerts) throws IOException {
        var centre = new CrisisCentre(layout);
        var credential = centre.credential(MandatedSender.ACCOUNT);
        var secrets = Secrets.of(layout);
        var signer = new CapSigner(
                MandatedSender.readKey(secrets.senderKey()),
                MandatedSender.readCertificate(secrets.senderCertificate()));
        var sent = new HashMap<String, Instant>();
        for (int i = 0; i < alerts; i++) {
            var message = signer.sign(EarthquakeMessage.live(
                    "bench-" + UUID.randomUUID(), Clock.systemUTC().instant()));
            var start = Clock.systemUTC().instant();
            var answer = centre.submit(message, "application/cap+xml", credential);
            if (answer.waits()) {
                throw new Refusal("the bench's alert was not issued under its mandate but is " + answer.state());
            }
            sent.put(answer.alertId(), start);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return sent;
    }

    /** For each alert, the nanoseconds from its POST to the first report that a channel emits it. */
    private static Map<String, Long> firstProofs(String broker, Map<String, Instant> sent) {
        var took = new HashMap<String, Long>();
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", broker),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.REPORTS).stream()
                    .map(part -> new TopicPartition(part.topic(), part.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (System.nanoTime() < end
                    && partitions.stream().anyMatch(part -> consumer.position(part) < ends.getOrDefault(part, 0L))) {
                for (var record : consumer.poll(Duration.ofMillis(300))) {
                    var report = ContractJson.read(record.value(), Report.class);
                    var start = sent.get(report.alertId());
                    if (start != null
                            && report.outcome() instanceof Outcome.Reached reached
                            && reached.rung() == Rung.TRANSMITTED) {
                        took.merge(
                                report.alertId(),
                                Duration.between(start, report.at()).toNanos(),
                                Math::min);
                    }
                }
            }
        }
        return took;
    }
}
