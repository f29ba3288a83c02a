package nl.weerklank.contract.alert;

import java.util.Collection;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;

/** How pressing an alert is; each lane has its own queue and its own time-to-public budget. */
public enum Lane {
    URGENT,
    NORMAL,
    ROUTINE;

    /** The most pressing lane that any of the info blocks asks for. */
    public static Lane of(Collection<CapInfo> infos) {
        var lane = ROUTINE;
        for (var info : infos) {
            var asked = of(info.severity(), info.urgency());
            if (asked.compareTo(lane) < 0) {
                lane = asked;
            }
        }
        return lane;
    }

    private static Lane of(CapSeverity severity, CapUrgency urgency) {
        return switch (severity) {
            case EXTREME -> URGENT;
            case SEVERE -> urgency == CapUrgency.IMMEDIATE ? URGENT : NORMAL;
            case MODERATE, UNKNOWN -> urgency == CapUrgency.IMMEDIATE ? NORMAL : ROUTINE;
            case MINOR -> ROUTINE;
        };
    }
}
