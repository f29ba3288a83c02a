package nl.weerklank.signal.format.water;

import java.util.Locale;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;
import org.jspecify.annotations.Nullable;

/** Where something is measured, and what. */
record Gauge(
        String code,
        String name,
        String quantity,
        String unit,
        String reference,
        boolean measured,
        @Nullable CapPoint at) {

    /** What is written where there is no value. */
    private static final double NOTHING = 999_999_999;

    private static final String BAD_QUALITY = "99";

    Entry measured(String time, double value, String quality, String place, SourceFacts source) throws Unreadable {
        if (Math.abs(value) >= NOTHING || quality.equals(BAD_QUALITY)) {
            return new Entry.Noted(place, "a measurement that is missing");
        }
        var moment = Times.orNull(time, place + "/Tijdstip");
        var signal = new SignalBuilder(
                        source,
                        code + "/" + quantity + (measured ? "" : "/forecast"),
                        time + "/" + String.format(Locale.ROOT, "%.3f", value),
                        place)
                .hazard(source.hazards().isEmpty() ? Hazard.WATER_LEVEL : source.assumed())
                .event(quantity)
                .observed(moment)
                .sent(null)
                .value(quantity, value, reference.isEmpty() || reference.equals("NVT") ? unit : unit + " " + reference)
                .certainty(measured ? CapCertainty.OBSERVED : CapCertainty.LIKELY);
        return (at == null
                        ? signal
                        : signal.area(new Outlines(name.isEmpty() ? code : name, place)
                                .point(at.latitude(), at.longitude())
                                .area()))
                .taken();
    }
}
