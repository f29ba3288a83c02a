package nl.weerklank.local.client;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** A dissemination in words: how many people are not yet reached, and a line for each channel. */
public final class StatusLines {

    private StatusLines() {}

    /** The state of a dissemination, a line a channel after the first. */
    public static List<String> of(Dissemination now) {
        var lines = new ArrayList<String>();
        var words = now.kind().equals("CANCEL") ? "not yet confirmed as stopped for" : "not yet reached";
        lines.add("version %d (%s): %,.0f people, %s %,.0f"
                .formatted(
                        now.version(),
                        now.kind().toLowerCase(Locale.ROOT),
                        now.people().total(),
                        words,
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
