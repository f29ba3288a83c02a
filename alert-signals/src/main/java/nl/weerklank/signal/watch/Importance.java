package nl.weerklank.signal.watch;

import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalKind;

/** How much is lost when a signal is left out of the picture because there are too many. */
public enum Importance {
    /** Left out first: a reading, or something light. */
    USUAL,
    /** Never left out: something grave, or a word that takes back. */
    GRAVE;

    public static Importance of(Signal signal) {
        var severity = signal.severity().forCrisisCentre();
        return severity == CapSeverity.EXTREME || severity == CapSeverity.SEVERE || signal.kind() == SignalKind.CANCEL
                ? GRAVE
                : USUAL;
    }
}
