package nl.weerklank.local.demo;

import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.Callable;
import nl.weerklank.local.Layout;
import nl.weerklank.local.system.LocalSystem;
import nl.weerklank.local.system.Progress;
import nl.weerklank.local.system.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weerklank demo}: starts everything fresh and plays a chemical fire from end to end. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Starts everything fresh and plays a chemical fire at Moerdijk from end to end:",
            "submitted, approved by a second person, sent over four channels while half of the",
            "cell broadcast network is dead, the remainder sent another way, updated, cancelled.",
            "Leaves var/demo/report.json; exit code 1 when a promise was broken."
        })
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--once", description = "End when the scenario is over instead of staying up.")
    boolean once;

    @Override
    public Integer call() throws IOException {
        var layout = Layout.of(System.getenv()).within("demo");
        layout.prepare();
        LocalSystem.refuseIfRunning(layout);
        layout.clear();
        var progress = new Progress(System.out);
        var report = layout.var().resolve("report.json");
        try (var system = LocalSystem.start(layout, Settings.of(System.getenv()), false, true, progress)) {
            progress.line("Weerklank is ready");
            var broken = new Play(layout, progress, Clock.systemUTC()).run(report);
            broken.forEach(promise -> progress.line("BROKEN: " + promise));
            progress.line(
                    broken.isEmpty() ? "All promises held. The report is in " + report : "The report is in " + report);
            if (!once) {
                System.out.println("Weerklank stays up; Ctrl-C ends it. Look around:");
                system.welcome().forEach(System.out::println);
                system.watch();
            }
            return broken.isEmpty() ? 0 : 1;
        }
    }
}
