package nl.weerklank.local.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import nl.weerklank.local.client.Dissemination;
import nl.weerklank.local.system.Progress;

/** Shows a dissemination to a person: per channel what is proven, who is not reached, what was added and why. */
public final class Screen {

    private final PrintStream out;
    private final Progress progress;
    private String shown = "";
    private int fallbacksShown;

    public Screen(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Prints what has changed since the last call. */
    public void show(Dissemination now) {
        var fallbacks = now.fallbacks();
        for (; fallbacksShown < fallbacks.size(); fallbacksShown++) {
            var added = fallbacks.get(fallbacksShown);
            progress.line("+ %s is added for %,.0f people in %d cells: %s"
                    .formatted(added.channel(), added.people(), added.cells(), added.reason()));
        }
        var lines = lines(now);
        var text = String.join("\n", lines);
        if (!text.equals(shown)) {
            shown = text;
            progress.line(lines.getFirst());
            lines.subList(1, lines.size()).forEach(line -> out.println("            " + line));
            out.flush();
        }
    }

    /** The state of a dissemination, a line a channel after the first. */
    public static List<String> lines(Dissemination now) {
        var lines = new ArrayList<String>();
        lines.add("version %d (%s): %,.0f people, not yet reached %,.0f"
                .formatted(
                        now.version(),
                        now.kind().toLowerCase(Locale.ROOT),
                        now.people().total(),
                        now.people().remainder()));
        for (var channel : now.channels()) {
            for (var order : channel.orders()) {
                if (order.version() == now.version()) {
                    lines.add(line(channel.channel(), order));
                }
            }
        }
        return lines;
    }

    private static String line(String channel, Dissemination.OrderView order) {
        var parts = new ArrayList<String>();
        var highest = new LinkedHashMap<String, Dissemination.RungView>();
        order.rungs().forEach(rung -> highest.put(rung.rung(), rung));
        highest.values().stream()
                .filter(rung -> !rung.rung().equals("ORDERED") && !rung.rung().equals("ACCEPTED"))
                .forEach(rung -> parts.add("%s %,.0f".formatted(rung.rung(), rung.people())));
        if (parts.isEmpty()) {
            parts.add(highest.isEmpty() ? "ORDERED" : highest.lastEntry().getKey());
        }
        order.faults()
                .forEach(fault -> parts.add("%s %,.0f people in %d cells (%s)"
                        .formatted(fault.fault(), fault.people(), fault.cells(), fault.detail())));
        return "%-15s %-7s %s".formatted(channel, order.action(), String.join(" · ", parts));
    }
}
