package nl.weerklank.ingest.setup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.weerklank.ingest.source.DeclaredSources;
import nl.weerklank.ingest.source.SignalLog;
import nl.weerklank.ingest.source.SourceRunner;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.format.schema.PublishedSchemas;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Joins the parts that take signals in; without a sources file nothing of it starts. */
@ApplicationScoped
class SignalWiring {

    private static final Logger LOG = Logger.getLogger(SignalWiring.class);
    private static final int LOOK_SECONDS = 2;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "weerklank.signals.sources-file")
    Optional<Path> sourcesFile;

    private final IngestConfig config;
    private @Nullable ScheduledExecutorService timer;

    SignalWiring(IngestConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event, SourceRunner runner) {
        if (sourcesFile.isPresent()) {
            timer = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("sources").daemon().factory());
            timer.scheduleWithFixedDelay(() -> look(runner), 0, LOOK_SECONDS, TimeUnit.SECONDS);
        }
    }

    void stop(@Observes ShutdownEvent event, SourceRunner runner, SignalLog log) {
        if (timer != null) {
            timer.shutdownNow();
        }
        runner.close();
        log.close();
    }

    @Produces
    @Singleton
    SignalLog log() {
        return new SignalLog(kafka);
    }

    @Produces
    @Singleton
    SourceRunner runner(DeclaredSources declared, SignalLog log, InstantSource clock) {
        return new SourceRunner(declared, this::readers, kafka, log, clock);
    }

    /** The readers, and the published schemas of the installation's folder beside them. */
    private Readers readers() {
        var folder = config.schemasDir();
        if (folder.isEmpty()) {
            return Readers.installed();
        }
        try (var files = Files.walk(folder.get())) {
            var schemas = new ArrayList<byte[]>();
            for (var file : files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                schemas.add(Files.readAllBytes(file));
            }
            return Readers.installed(PublishedSchemas.of(schemas));
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of schemas cannot be read", e);
        }
    }

    private static void look(SourceRunner runner) {
        try {
            runner.look();
        } catch (RuntimeException e) {
            LOG.error("sources could not be looked at", e);
        }
    }
}
