package nl.weerklank.ingest.picture;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.judge.RuleSet;
import nl.weerklank.signal.rule.RuleFileReader;
import nl.weerklank.signal.source.Source;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;

/** The picture as a process of its own, so that a test can kill it: arguments are the broker, a rule file and a folder. */
final class PictureProcess {

    private PictureProcess() {}

    public static void main(String[] args) throws Exception {
        var clock = Clock.systemUTC();
        var source = new Source(
                "knmi",
                "test",
                URI.create("https://knmi.example/"),
                Duration.ofMinutes(1),
                0.9,
                List.of(),
                List.of(),
                Duration.ofHours(1),
                Tlp.CLEAR,
                Map.of(),
                Map.of());
        var sources = new Sources(List.of(source));
        var parts = new PictureParts(
                RuleSet.of(List.of(RuleFileReader.read(Files.readString(Path.of(args[1]))))),
                sources,
                new TrustBook(sources),
                new Watch(sources, clock.instant()),
                new Shed(0, clock));
        var topology = new PictureTopology(parts, clock);
        new PictureRunner(topology::build, args[0], "killed-and-back", Path.of(args[2])).start();
        Thread.currentThread().join();
    }
}
