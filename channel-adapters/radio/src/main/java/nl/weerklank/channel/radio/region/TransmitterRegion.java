package nl.weerklank.channel.radio.region;

import java.util.List;
import nl.weerklank.contract.cap.CapPoint;

/**
 * A region that is switched as one: its transmitters carry the same programme and the same interrupt.
 *
 * @param id its short name, also the place in reports
 * @param same its location code in the SAME header, of our private plan
 * @param chance the part of the people there who listen at any hour
 * @param languages what is spoken there, most wanted first
 */
public record TransmitterRegion(
        String id, String name, String same, double chance, List<String> languages, List<Site> sites) {

    /** A transmitter and how far it carries. */
    public record Site(CapPoint at, double rangeKm) {}

    public TransmitterRegion {
        languages = List.copyOf(languages);
        sites = List.copyOf(sites);
        if (!same.matches("\\d{6}")) {
            throw new IllegalArgumentException("region " + id + ": a SAME location has six digits, not '" + same + "'");
        }
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("region " + id + ": a chance lies between 0 and 1, not " + chance);
        }
        if (languages.isEmpty() || sites.isEmpty()) {
            throw new IllegalArgumentException("region " + id + ": at least one language and one site");
        }
    }
}
