package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.Optional;
import nl.weerklank.contract.channel.Emission;

/** One thing that must hold of an order whose signature is genuine. */
@FunctionalInterface
public interface OrderCheck {

    /** Empty when it holds. */
    Optional<Refusal> check(Emission emission, Instant now);
}
