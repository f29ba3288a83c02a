package nl.weerklank.signal.format.quake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.SignalBuilder;
import nl.weerklank.signal.format.SignalReader;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Features;
import nl.weerklank.signal.format.text.Json;
import nl.weerklank.signal.format.text.Outlines;
import nl.weerklank.signal.format.text.Times;

/** Earthquakes of New Zealand's GeoNet in GeoJSON. */
public final class GeoNetReader implements SignalReader {

    @Override
    public String format() {
        return "geonet-geojson";
    }

    @Override
    public List<Entry> read(byte[] raw, SourceFacts source) {
        return Features.read(raw, (feature, place) -> signal(feature, place, source));
    }

    private static Entry signal(JsonNode feature, String place, SourceFacts source) throws Unreadable {
        var properties = feature.path("properties");
        var inside = place + "/properties";
        var id = text(properties, "publicID", "publicid");
        if (id.isEmpty()) {
            throw Json.missing(inside, "publicID");
        }
        var time = text(properties, "time", "origintime");
        if (time.isEmpty()) {
            throw Json.missing(inside, "time");
        }
        var locality = Json.text(properties, "locality");
        var quality = Json.text(properties, "quality");
        double magnitude = properties.path("magnitude").asDouble(Double.NaN);
        var signal = new SignalBuilder(source, id, properties.toString(), place)
                .kind(quality.equals("deleted") ? SignalKind.CANCEL : SignalKind.NEW)
                .hazard(Hazard.EARTHQUAKE)
                .event("earthquake")
                .observed(Times.orNull(time, inside + "/time"))
                .sent(Times.orNull(text(properties, "modificationtime", "modificationTime"), inside))
                .severity(Magnitudes.severity(Double.isNaN(magnitude) ? 0 : magnitude))
                .certainty(quality.equals("best") ? CapCertainty.OBSERVED : CapCertainty.LIKELY)
                .urgency(CapUrgency.PAST)
                .headline(
                        Double.isNaN(magnitude) ? locality : "M " + Math.round(magnitude * 10) / 10.0 + " " + locality)
                .value("magnitude", magnitude, text(properties, "magnitudetype", "magnitudeType"))
                .alias("geonet", id);
        var outlines = new Outlines(locality, place + "/geometry").geoJson(feature.path("geometry"));
        return (outlines.isEmpty() ? signal : signal.area(outlines.area())).taken();
    }

    private static String text(JsonNode properties, String name, String older) {
        var text = Json.text(properties, name);
        return text.isEmpty() ? Json.text(properties, older) : text;
    }
}
