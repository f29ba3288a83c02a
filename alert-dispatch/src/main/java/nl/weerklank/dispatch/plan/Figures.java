package nl.weerklank.dispatch.plan;

import java.util.Locale;

/** Numbers as they are written in reasons. */
public final class Figures {

    private Figures() {}

    /** People, as a whole number. */
    public static String people(double people) {
        return grouped(Math.round(people));
    }

    /** A share of a whole in per cent. */
    public static String share(double part, double whole) {
        return whole <= 0 ? "0 %" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
    }

    /** One cell, or so many cells. */
    public static String cells(int count) {
        return count == 1 ? "1 cell" : grouped(count) + " cells";
    }

    /** As the JDK's {@code %,d} writes it; written here because a plan says dozens of numbers before its orders go out. */
    private static String grouped(long number) {
        var digits = new StringBuilder(Long.toString(number));
        for (int at = digits.length() - 3; at > (number < 0 ? 1 : 0); at -= 3) {
            digits.insert(at, ',');
        }
        return digits.toString();
    }
}
