package nl.weerklank.channel.runtime.run;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.channel.runtime.carry.Carrier;
import nl.weerklank.channel.runtime.check.Examined;
import nl.weerklank.channel.runtime.check.LastHop;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.channel.runtime.report.OrderReports;
import nl.weerklank.channel.runtime.topic.TopicWriter;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.contract.topic.Topics;

/** Reads, verifies and reports an order of its own some times before the first real one comes, because a cold machine is slow. */
final class Rehearsal {

    private static final System.Logger LOG = System.getLogger(Rehearsal.class.getName());
    private static final int TIMES = 60;

    private final InstantSource clock;
    private final TopicWriter writer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Rehearsal(InstantSource clock, TopicWriter writer) {
        this.clock = clock;
        this.writer = writer;
    }

    void start() {
        Thread.ofPlatform().name("rehearsal").daemon().start(this::run);
    }

    CompletionStage<Void> done() {
        return done;
    }

    private void run() {
        try {
            writer.findLeaders(Topics.REPORTS);
            var keys = SigningKeys.generate();
            var trust = new TrustStore(
                    Map.of(RehearsedOrder.KEY_ID, new TrustStore.TrustedKey(keys.getPublic(), Set.of(Mode.EXERCISE))));
            var lastHop = new LastHop("rehearsal", new AlertVerifier(trust), new VersionFence(), Set.of(Mode.EXERCISE));
            var bytes = ContractJson.write(RehearsedOrder.of("rehearsal", keys, clock.instant()));
            for (int i = 0; i < TIMES; i++) {
                walk(bytes, lastHop);
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "rehearsal failed; the first order may be slow", e);
        } finally {
            done.complete(null);
            System.gc(); // what starting and rehearsing took is given back before anything is waited for
        }
    }

    private void walk(byte[] bytes, LastHop lastHop) {
        var order = ContractJson.read(bytes, Order.class);
        var reports = new OrderReports(order, order.channel(), "rehearsal", clock, report -> {
            ContractJson.write(report);
            return CompletableFuture.completedFuture(null);
        });
        Carrier emitter = (emission, sink) -> {
            sink.reached(Rung.ACCEPTED, emission.order().cells(), "rehearsal");
            sink.reached(Rung.TRANSMITTED, emission.order().cells(), "rehearsal");
            return CompletableFuture.completedFuture(null);
        };
        switch (lastHop.examine(order, clock.instant())) {
            case Examined.Sound sound -> emitter.carryOut(sound.emission(), reports);
            case Examined.Refused refused -> throw new IllegalStateException("refused: " + refused.refusal());
        }
    }
}
