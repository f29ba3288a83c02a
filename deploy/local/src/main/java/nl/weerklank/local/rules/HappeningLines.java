package nl.weerklank.local.rules;

import java.io.PrintWriter;
import java.util.stream.Collectors;
import nl.weerklank.signal.judge.Firing;
import nl.weerklank.signal.picture.Threading;
import nl.weerklank.signal.replay.Happening;

/** Writes what would have happened for a person to read; marked values show their marking only. */
final class HappeningLines {

    private final PrintWriter out;
    private final boolean quiet;

    HappeningLines(PrintWriter out, boolean quiet) {
        this.out = out;
        this.quiet = quiet;
    }

    void print(Happening happening) {
        switch (happening) {
            case Happening.Told told -> {
                if (!quiet) {
                    told(told);
                }
            }
            case Happening.Heard heard -> {
                if (!quiet) {
                    line(
                            happening,
                            "source " + heard.standing().source().name() + " is "
                                    + heard.standing().freshness() + " since "
                                    + heard.standing().since());
                }
            }
            case Happening.Ended ended -> {
                if (!quiet) {
                    line(
                            happening,
                            "thread %s is %s: %s"
                                    .formatted(
                                            ended.thread().id().substring(0, 8),
                                            ended.thread().state(),
                                            ended.thread().why()));
                }
            }
            case Happening.Fired fired -> fired(fired);
            case Happening.Left left ->
                out.printf(
                        "end at %s: %d signals (%d quiet, %d repeated), %d threads%n",
                        left.at(),
                        left.signals(),
                        left.quiet(),
                        left.repeated(),
                        left.threads().size());
        }
    }

    private void told(Happening.Told told) {
        var thread = told.threading().thread();
        var signal = told.signal();
        var kind = told.threading().kind() == Threading.Kind.OPENED ? "opens" : "joins";
        line(
                told,
                "%s %s %s thread %s: %s"
                        .formatted(
                                signal.source(),
                                signal.headline() == null ? signal.event() : signal.headline(),
                                kind,
                                thread == null ? "none" : thread.id().substring(0, 8),
                                told.threading().effect()));
    }

    private void fired(Happening.Fired fired) {
        var firing = fired.firing();
        line(
                fired,
                "FIRES %s version %d of %s%s: %s"
                        .formatted(
                                firing.rule(),
                                firing.version(),
                                firing.file(),
                                firing.sample() ? " (example)" : "",
                                consequence(firing)));
        out.printf("    when %s%s%n", firing.when(), firing.over().isEmpty() ? "" : " and " + firing.over());
        out.printf(
                "    saw  %s%n",
                firing.inputs().entrySet().stream()
                        .map(input -> input.getKey() + "=" + input.getValue())
                        .collect(Collectors.joining(", ")));
        firing.less().forEach(reason -> out.printf("    less than the rule says: %s%n", reason));
    }

    private static String consequence(Firing firing) {
        return switch (firing.kind()) {
            case NOTE -> "note: " + firing.summary();
            case PROPOSAL -> "proposal" + headline(firing);
            case AUTOMATIC -> "automatic alert under mandate " + firing.mandate() + headline(firing);
        };
    }

    private static String headline(Firing firing) {
        var alert = firing.alert();
        return alert == null ? "" : ": " + alert.infos().getFirst().headline();
    }

    private void line(Happening happening, String text) {
        out.println(happening.at() + "  " + text);
    }
}
