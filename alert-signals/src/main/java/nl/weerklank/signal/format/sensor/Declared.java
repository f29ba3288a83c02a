package nl.weerklank.signal.format.sensor;

import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Outlines;

/** The place that a source's declaration gives where its messages give none. */
final class Declared {

    private Declared() {}

    static Outlines place(SourceFacts source, String at) throws Unreadable {
        var latitude = source.settings().getOrDefault("latitude", "");
        var longitude = source.settings().getOrDefault("longitude", "");
        var outlines = new Outlines(source.settings().getOrDefault("place", ""), at);
        return latitude.isEmpty() || longitude.isEmpty()
                ? outlines
                : outlines.point(outlines.number(latitude), outlines.number(longitude));
    }
}
