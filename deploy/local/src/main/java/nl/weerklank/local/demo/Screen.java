package nl.weerklank.local.demo;

import java.io.PrintStream;
import nl.weerklank.local.client.Dissemination;
import nl.weerklank.local.client.StatusLines;
import nl.weerklank.local.system.Progress;

/** Shows a dissemination to a person: per channel what is proven, who is not reached, what was added and why. */
final class Screen {

    private final PrintStream out;
    private final Progress progress;
    private String shown = "";
    private int fallbacksShown;

    Screen(PrintStream out, Progress progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Prints what has changed since the last call. */
    void show(Dissemination now) {
        var fallbacks = now.fallbacks();
        for (; fallbacksShown < fallbacks.size(); fallbacksShown++) {
            var added = fallbacks.get(fallbacksShown);
            progress.line("+ %s is added for %,.0f people in %d cells: %s"
                    .formatted(added.channel(), added.people(), added.cells(), added.reason()));
        }
        var lines = StatusLines.of(now);
        var text = String.join("\n", lines);
        if (!text.equals(shown)) {
            shown = text;
            progress.line(lines.getFirst());
            lines.subList(1, lines.size()).forEach(line -> out.println("            " + line));
            out.flush();
        }
    }
}
