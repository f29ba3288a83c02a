package nl.weerklank.signal.format.quake;

import nl.weerklank.contract.cap.CapSeverity;

/** How grave an earthquake is by its magnitude alone, until somebody knows what it did. */
final class Magnitudes {

    private Magnitudes() {}

    static CapSeverity severity(double magnitude) {
        if (magnitude >= 7) {
            return CapSeverity.EXTREME;
        }
        if (magnitude >= 6) {
            return CapSeverity.SEVERE;
        }
        return magnitude >= 4.5 ? CapSeverity.MODERATE : CapSeverity.MINOR;
    }
}
