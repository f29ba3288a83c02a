package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.Verdict;

/** The checks of the last hop before the public, in order: nothing false goes out here, whoever wrote the order. */
public final class LastHop {

    private final AlertVerifier verifier;
    private final VersionFence fence;
    private final List<OrderCheck> checks;
    private final List<OrderCheck> beforeEmitting;

    /**
     * @param channel the channel whose orders are checked
     * @param permitted the modes that the emitter holds permission for
     */
    public LastHop(String channel, AlertVerifier verifier, VersionFence fence, Set<Mode> permitted) {
        this.verifier = verifier;
        this.fence = fence;
        this.beforeEmitting = List.of(new NotExpired(), new NotSuperseded(fence));
        this.checks = List.of(
                new SameAsSigned(channel),
                new LivePermission(permitted),
                new WithinApproved(),
                new NotExpired(),
                new NotSuperseded(fence));
    }

    /** Everything that must hold when an order comes in. A genuine alert inside raises the fence. */
    public Examined examine(Order order, Instant now) {
        return switch (verifier.verify(order.signed())) {
            case Verdict.Refused(String reason) -> new Examined.Refused(new Refusal(Fault.BAD_SIGNATURE, reason));
            case Verdict.Genuine(var event) -> {
                fence.raise(event);
                var emission = new Emission(order, event);
                yield first(checks, emission, now)
                        .<Examined>map(Examined.Refused::new)
                        .orElseGet(() -> new Examined.Sound(emission));
            }
        };
    }

    /** What may have changed while the order waited; asked again right before the emitter. */
    public Optional<Refusal> stillSound(Emission emission, Instant now) {
        return first(beforeEmitting, emission, now);
    }

    private static Optional<Refusal> first(List<OrderCheck> checks, Emission emission, Instant now) {
        return checks.stream()
                .flatMap(check -> check.check(emission, now).stream())
                .findFirst();
    }
}
