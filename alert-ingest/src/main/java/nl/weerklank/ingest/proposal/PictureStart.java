package nl.weerklank.ingest.proposal;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nl.weerklank.ingest.intake.Intake;
import nl.weerklank.ingest.live.LiveFeed;
import nl.weerklank.ingest.picture.PictureConfig;
import nl.weerklank.ingest.picture.PictureParts;
import nl.weerklank.ingest.picture.PictureRunner;
import nl.weerklank.ingest.picture.PictureTopology;
import nl.weerklank.ingest.picture.Shed;
import nl.weerklank.ingest.trust.Senders;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.judge.RuleSet;
import nl.weerklank.signal.rule.RuleFile;
import nl.weerklank.signal.rule.RuleFileReader;
import nl.weerklank.signal.source.SourcesFile;
import nl.weerklank.signal.trust.Trust;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;
import org.apache.kafka.streams.Topology;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the picture and what follows from it, where there are rules; nothing of it is on the way of an alert. */
@ApplicationScoped
public class PictureStart {

    private static final Logger LOG = Logger.getLogger(PictureStart.class);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "weerklank.signals.sources-file")
    Optional<Path> sourcesFile;

    private final PictureConfig config;
    private final InstantSource clock;
    private final List<AutoCloseable> running = new ArrayList<>();
    private volatile @Nullable PictureParts parts;
    private volatile @Nullable PictureTopics topics;

    PictureStart(PictureConfig config, InstantSource clock) {
        this.config = config;
        this.clock = clock;
    }

    void start(
            @Observes StartupEvent event, Intake intake, Supplier<Senders> senders, LiveFeed live, PictureRows rows) {
        var files = config.rules().orElse(List.of());
        if (files.isEmpty()) {
            LOG.info("no rules are configured: no picture of signals is made");
            return;
        }
        var opened = new PictureTopics(kafka);
        var runner = new PictureRunner(
                () -> topology(files),
                kafka,
                config.instance(),
                config.stateDir().orElseGet(PictureStart::anyFolder));
        var firings = new Firings(kafka, new Carrier(intake, senders, clock), opened, live::caughtUp);
        var projection = new PictureProjection(kafka, rows);
        topics = opened;
        running.addAll(List.of(firings, projection, runner, opened));
        runner.start();
        firings.start();
        projection.start();
    }

    void stop(@Observes ShutdownEvent event) throws Exception {
        for (var one : running) {
            one.close();
        }
    }

    /** What the picture knows of sources and rules; empty while none is made. */
    public Optional<PictureParts> parts() {
        return Optional.ofNullable(parts);
    }

    /** Notes a false alarm against the sources that told of it. Whether the log has it. */
    public boolean falseAlarm(Iterable<String> sources, Trust.FalseAlarm alarm) {
        var current = parts;
        var log = topics;
        if (current == null || log == null) {
            return false;
        }
        boolean all = true;
        for (var source : sources) {
            all &= log.write(source, current.trust().of(source).after(alarm));
        }
        return all;
    }

    private Topology topology(List<Path> files) {
        var current = parts;
        if (current == null) {
            current = make(files, clock.instant());
            parts = current;
        }
        return new PictureTopology(current, clock).build();
    }

    private PictureParts make(List<Path> files, Instant now) {
        var sources = sourcesFile.map(PictureStart::sources).orElse(Sources.NONE);
        var rules = RuleSet.of(files.stream().map(PictureStart::rules).toList());
        LOG.infof(
                "picture: rules=%d sources=%d",
                rules.rules().size(), sources.all().size());
        return new PictureParts(
                rules, sources, new TrustBook(sources), new Watch(sources, now), new Shed(config.budget(), clock));
    }

    private static RuleFile rules(Path file) {
        try {
            return RuleFileReader.read(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
        }
    }

    private static Sources sources(Path file) {
        try {
            return new Sources(SourcesFile.read(
                    Files.readAllBytes(file), Readers.installed().formats()));
        } catch (IOException e) {
            throw new IllegalArgumentException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path anyFolder() {
        return Path.of(
                System.getProperty("java.io.tmpdir"),
                "weerklank-picture-" + ProcessHandle.current().pid());
    }
}
