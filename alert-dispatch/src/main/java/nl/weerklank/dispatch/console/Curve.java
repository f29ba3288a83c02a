package nl.weerklank.dispatch.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.weerklank.dispatch.status.DisseminationStatus;

/** The remainder over time as a drawing: steps, because a number holds until the next proof. */
public record Curve(String path, String area, List<Mark> marks, String most, long span) {

    static final int WIDTH = 640;
    static final int HEIGHT = 180;

    /** A point with what moved it. */
    public record Mark(String x, String y, long ms, double remainder, String cause) {}

    static Curve of(DisseminationStatus status, long nowMs) {
        var points = status.remainderOverTime();
        double most = points.stream()
                .mapToDouble(DisseminationStatus.RemainderAt::remainder)
                .max()
                .orElse(0);
        long last = points.isEmpty() ? 0 : points.getLast().msAfterAcceptance();
        long span = Math.max(1000, Math.max(last, Math.min(nowMs, last + last / 4 + 1000)));
        var path = new StringBuilder();
        var marks = new ArrayList<Mark>();
        String before = null;
        for (var point : points) {
            var x = number(point.msAfterAcceptance() * (double) WIDTH / span);
            var y = number(most == 0 ? HEIGHT : HEIGHT - point.remainder() / most * HEIGHT);
            path.append(before == null ? "M" + x + " " + y : " H" + x + " V" + y);
            before = y;
            marks.add(new Mark(x, y, point.msAfterAcceptance(), point.remainder(), point.cause()));
        }
        path.append(before == null ? "M0 0" : " H" + WIDTH);
        var area = before == null
                ? ""
                : path + " V" + HEIGHT + " H" + marks.getFirst().x() + " Z";
        return new Curve(path.toString(), area, List.copyOf(marks), number(most), span);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
