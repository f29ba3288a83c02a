package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.Optional;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.report.Fault;

/** The alert has not expired, by the signed time and by the order's own. */
final class NotExpired implements OrderCheck {

    @Override
    public Optional<Refusal> check(Emission emission, Instant now) {
        var signed = emission.alert().expires();
        var ordered = emission.order().expires();
        var expires = ordered.isBefore(signed) ? ordered : signed;
        return now.isBefore(expires)
                ? Optional.empty()
                : Optional.of(new Refusal(Fault.EXPIRED, "it expired at " + expires));
    }
}
