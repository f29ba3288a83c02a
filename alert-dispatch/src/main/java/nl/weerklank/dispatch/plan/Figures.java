package nl.weerklank.dispatch.plan;

import java.util.Locale;

/** Numbers as they are written in reasons. */
public final class Figures {

    private Figures() {}

    /** People, as a whole number. */
    public static String people(double people) {
        return String.format(Locale.ROOT, "%,d", Math.round(people));
    }

    /** A share of a whole in per cent. */
    public static String share(double part, double whole) {
        return whole <= 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
    }

    /** One cell, or so many cells. */
    public static String cells(int count) {
        return count == 1 ? "1 cell" : String.format(Locale.ROOT, "%,d cells", count);
    }
}
