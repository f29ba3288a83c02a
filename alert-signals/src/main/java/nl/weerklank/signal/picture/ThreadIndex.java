package nl.weerklank.signal.picture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.place.Box;
import nl.weerklank.signal.place.Extent;

/** Finds the threads near a place without looking at all of them. */
final class ThreadIndex {

    private static final double DEGREES = 2;
    private static final int MOST_SQUARES = 60;

    private final Map<String, Set<String>> bySquare = new HashMap<>();
    private final Map<String, Set<String>> squaresOf = new HashMap<>();

    void put(SignalThread thread) {
        var squares = squares(
                thread.hazard(), thread.extent(), Nearness.of(thread.hazard()).km());
        if (squares.equals(squaresOf.get(thread.id()))) {
            return;
        }
        remove(thread.id());
        squaresOf.put(thread.id(), squares);
        for (var square : squares) {
            bySquare.computeIfAbsent(square, key -> new LinkedHashSet<>()).add(thread.id());
        }
    }

    void remove(String thread) {
        var squares = squaresOf.remove(thread);
        if (squares == null) {
            return;
        }
        for (var square : squares) {
            var threads = bySquare.get(square);
            if (threads != null && threads.remove(thread) && threads.isEmpty()) {
                bySquare.remove(square);
            }
        }
    }

    Set<String> near(Hazard hazard, Extent extent) {
        var found = new LinkedHashSet<String>();
        for (var square : squares(hazard, extent, 0)) {
            found.addAll(bySquare.getOrDefault(square, Set.of()));
        }
        found.addAll(bySquare.getOrDefault(wide(hazard), Set.of()));
        return found;
    }

    /** The squares of two degrees that the extent touches, its geocodes, and one for what is wider than that makes sense. */
    private static Set<String> squares(Hazard hazard, Extent extent, double km) {
        var squares = new HashSet<String>();
        for (var code : extent.codes()) {
            squares.add(hazard.name() + "/" + code);
        }
        for (var box : extent.boxes()) {
            if (!add(squares, hazard, box.widened(km))) {
                return Set.of(wide(hazard));
            }
        }
        return squares;
    }

    private static boolean add(Set<String> squares, Hazard hazard, Box box) {
        long south = square(box.south());
        long north = square(box.north());
        long west = square(box.west());
        long east = square(box.east());
        if ((north - south + 1) * (east - west + 1) > MOST_SQUARES) {
            return false;
        }
        for (long high = south; high <= north; high++) {
            for (long wide = west; wide <= east; wide++) {
                squares.add(hazard.name() + "/" + high + "/" + Math.floorMod(wide, (long) (360 / DEGREES)));
            }
        }
        return true;
    }

    private static String wide(Hazard hazard) {
        return hazard.name() + "/wide";
    }

    private static long square(double degrees) {
        return (long) Math.floor(degrees / DEGREES);
    }
}
