package nl.weerklank.dispatch.status;

import java.time.Instant;
import nl.weerklank.dispatch.track.Dissemination;

/** One line of the list of disseminations. */
public record DisseminationSummary(
        String alertId,
        int version,
        String kind,
        String mode,
        String lane,
        String headline,
        Instant acceptedAt,
        Instant expires,
        String state,
        DisseminationStatus.People people) {

    public static DisseminationSummary of(Dissemination of) {
        return new DisseminationSummary(
                of.alertId(),
                of.version(),
                of.kind().name(),
                of.mode().name(),
                of.lane().name(),
                of.headline(),
                of.acceptedAt(),
                of.expires(),
                of.phase().name(),
                new DisseminationStatus.People(of.people(), of.people() - of.remainder(), of.remainder()));
    }
}
