package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.report.Fault;

/** A live order needs an emitter with live permission. An exercise passes: it is stopped at the emitter itself. */
final class LivePermission implements OrderCheck {

    private final Set<Mode> permitted;

    LivePermission(Set<Mode> permitted) {
        this.permitted = Set.copyOf(permitted);
    }

    @Override
    public Optional<Refusal> check(Emission emission, Instant now) {
        return emission.alert().mode() != Mode.LIVE || permitted.contains(Mode.LIVE)
                ? Optional.empty()
                : Optional.of(new Refusal(
                        Fault.MODE_NOT_PERMITTED, "this emitter holds permission for %s only".formatted(permitted)));
    }
}
