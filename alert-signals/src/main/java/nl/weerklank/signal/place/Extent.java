package nl.weerklank.signal.place;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapPoint;

/**
 * Where something is, as far as telling near from far needs it.
 *
 * @param boxes one an outline or circle; of very many, fewer that hold them
 * @param codes geocodes as {@code name=value}, for areas without an outline
 */
public record Extent(List<Box> boxes, Set<String> codes) {

    /** Nothing says where. */
    public static final Extent NOWHERE = new Extent(List.of(), Set.of());

    private static final int MOST_BOXES = 32;
    private static final int MOST_CODES = 400;

    public Extent {
        boxes = List.copyOf(boxes);
        codes = Set.copyOf(codes);
    }

    public static Extent of(List<CapArea> areas) {
        if (areas.isEmpty()) {
            return NOWHERE;
        }
        var boxes = new ArrayList<Box>();
        var codes = new LinkedHashSet<String>();
        for (var area : areas) {
            area.polygons().forEach(polygon -> boxes.add(Box.of(polygon.points())));
            area.circles().forEach(circle -> boxes.add(Box.of(circle)));
            area.geocodes().forEach(code -> codes.add(code.valueName() + "=" + code.value()));
        }
        return new Extent(bounded(boxes), codes);
    }

    public boolean isNowhere() {
        return boxes.isEmpty() && codes.isEmpty();
    }

    /** Whether any place of one is within so many kilometres of any place of the other, or both name one geocode. */
    public boolean near(Extent other, double km) {
        for (var mine : boxes) {
            for (var theirs : other.boxes) {
                if (mine.kmTo(theirs) <= km) {
                    return true;
                }
            }
        }
        return codes.stream().anyMatch(other.codes::contains);
    }

    /** Whether all places of the other one are inside this one. */
    public boolean holds(Extent other) {
        return !other.isNowhere()
                && other.boxes.stream().allMatch(theirs -> boxes.stream().anyMatch(mine -> mine.holds(theirs)))
                && (!other.boxes.isEmpty() || codes.containsAll(other.codes));
    }

    /** Both together. */
    public Extent with(Extent other) {
        if (boxes.containsAll(other.boxes) && codes.containsAll(other.codes)) {
            return this;
        }
        var all = new ArrayList<>(boxes);
        other.boxes.stream()
                .filter(box -> all.stream().noneMatch(mine -> mine.holds(box)))
                .forEach(all::add);
        var named = new LinkedHashSet<>(codes);
        other.codes.stream().limit(MOST_CODES - named.size()).forEach(named::add);
        return new Extent(bounded(all), named);
    }

    /** The middle of all of it; empty where nothing says where. */
    public Optional<CapPoint> centre() {
        return boxes.stream().reduce(Box::with).map(Box::centre);
    }

    /** So many that it takes long to look at them become the pairs that lie next to one another in the order told. */
    private static List<Box> bounded(List<Box> boxes) {
        var some = boxes;
        while (some.size() > MOST_BOXES) {
            var fewer = new ArrayList<Box>();
            for (int i = 0; i < some.size(); i += 2) {
                fewer.add(i + 1 < some.size() ? some.get(i).with(some.get(i + 1)) : some.get(i));
            }
            some = fewer;
        }
        return some;
    }
}
