package nl.weerklank.channel.runtime.check;

import java.time.Instant;
import java.util.Optional;
import nl.weerklank.channel.runtime.fence.VersionFence;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.report.Fault;

/** No newer version of the alert is known. */
final class NotSuperseded implements OrderCheck {

    private final VersionFence fence;

    NotSuperseded(VersionFence fence) {
        this.fence = fence;
    }

    @Override
    public Optional<Refusal> check(Emission emission, Instant now) {
        int newest = fence.newest(emission.order().alertId());
        return newest <= emission.order().version()
                ? Optional.empty()
                : Optional.of(new Refusal(Fault.SUPERSEDED, "version " + newest + " of the alert was issued"));
    }
}
