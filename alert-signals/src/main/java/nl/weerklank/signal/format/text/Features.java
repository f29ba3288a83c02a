package nl.weerklank.signal.format.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;

/** The features of a GeoJSON collection, each read for itself. */
public final class Features {

    /** Makes an entry of one feature. */
    @FunctionalInterface
    public interface Reader {
        Entry read(JsonNode feature, String place) throws Unreadable;
    }

    private Features() {}

    public static List<Entry> read(byte[] raw, Reader reader) {
        try {
            var root = Json.read(raw);
            if (root.path("type").asText().equals("Feature")) {
                return List.of(one(root, "", reader));
            }
            var features = root.path("features");
            if (!root.path("type").asText().equals("FeatureCollection") || !features.isArray()) {
                throw new Unreadable(
                        Rule.WRONG_FORMAT,
                        "/type",
                        "the file is no GeoJSON feature or collection",
                        "check the address, or declare the source with its real format");
            }
            var entries = new ArrayList<Entry>(features.size());
            for (int i = 0; i < features.size(); i++) {
                entries.add(one(features.get(i), "/features/" + i, reader));
            }
            return entries.isEmpty() ? List.of(new Entry.Noted("", "a collection without features")) : entries;
        } catch (Unreadable e) {
            return List.of(e.refused());
        }
    }

    private static Entry one(JsonNode feature, String place, Reader reader) {
        try {
            if (!feature.path("properties").isObject()) {
                throw Json.missing(place, "properties");
            }
            return reader.read(feature, place);
        } catch (Unreadable e) {
            return e.refused();
        }
    }
}
