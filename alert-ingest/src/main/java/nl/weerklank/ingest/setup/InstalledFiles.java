package nl.weerklank.ingest.setup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.EdECPrivateKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.place.Municipalities;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.ingest.account.CurrentAccounts;
import nl.weerklank.ingest.issue.IssueKeys;
import nl.weerklank.ingest.source.DeclaredSources;
import nl.weerklank.ingest.trust.Senders;
import nl.weerklank.ingest.trust.SendersFile;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.source.Source;
import nl.weerklank.signal.source.SourcesFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The files of an installation: keys, accounts, senders, outlines. Accounts and senders are read again when they change. */
@ApplicationScoped
class InstalledFiles {

    private static final Logger LOG = Logger.getLogger(InstalledFiles.class);
    private static final int LOOK_SECONDS = 2;

    /** The sources of threat signals (docs/signals.md); without it nothing is polled or listened to. */
    @ConfigProperty(name = "weerklank.signals.sources-file")
    Optional<Path> sourcesFile;

    private final IngestConfig config;
    private volatile List<Source> goodSources = List.of();
    private final List<WatchedFile<?>> watched = new ArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("files").daemon().factory());

    InstalledFiles(IngestConfig config) {
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        thread.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent event) {
        thread.shutdownNow();
    }

    @Produces
    @Singleton
    CurrentAccounts accounts() {
        return new CurrentAccounts(watch(config.accountsFile(), Accounts::read, Accounts.NONE, "accounts"));
    }

    @Produces
    @Singleton
    Supplier<Senders> senders(AreaCells cells) {
        return watch(config.sendersFile(), file -> SendersFile.read(file, cells), Senders.NONE, "senders");
    }

    /** The declared sources of signals; a file that is wrong or missing keeps no alert from being taken, it is only said. */
    @Produces
    @Singleton
    DeclaredSources sources() {
        var file = sourcesFile;
        if (file.isEmpty()) {
            return new DeclaredSources(List::of);
        }
        if (!Files.exists(file.get())) {
            LOG.errorf("sources file is missing, no source is listened to file=%s", file.get());
            return new DeclaredSources(List::of);
        }
        return new DeclaredSources(watch(file, this::sources, List.of(), "sources"));
    }

    private List<Source> sources(Path file) throws IOException {
        try {
            goodSources = SourcesFile.read(
                    Files.readAllBytes(file), Readers.installed().formats());
        } catch (IllegalArgumentException e) {
            LOG.errorf("file is wrong, what it said before stays in force file=%s cause=%s", file, e.getMessage());
        }
        return goodSources;
    }

    @Produces
    @Singleton
    AreaCells cells() {
        var file = config.municipalitiesFile();
        try {
            var municipalities = file.isPresent() ? Municipalities.read(file.get()) : Municipalities.shipped();
            return new AreaCells(municipalities::cells);
        } catch (IOException e) {
            throw new IllegalArgumentException(file.orElseThrow() + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Produces
    @Singleton
    IssueKeys keys() {
        var signing = config.signing();
        return new IssueKeys(
                key(signing.liveKeyId(), signing.liveKey()), key(signing.exerciseKeyId(), signing.exerciseKey()));
    }

    /** What counts as issued: the two keys of now, and those of the trust file. */
    @Produces
    @Singleton
    TrustStore trust(IssueKeys keys) {
        try {
            var others = config.trustFile().isPresent()
                    ? TrustStore.read(config.trustFile().get())
                    : new TrustStore(java.util.Map.of());
            return others.with(keys.live().id(), keys.live().publicKey(), EnumSet.of(Mode.LIVE))
                    .with(keys.exercise().id(), keys.exercise().publicKey(), EnumSet.of(Mode.EXERCISE));
        } catch (IOException e) {
            throw new IllegalArgumentException("the trust file cannot be read: " + e.getMessage(), e);
        }
    }

    private synchronized void look() {
        watched.forEach(WatchedFile::look);
    }

    private synchronized <T> Supplier<T> watch(
            java.util.Optional<Path> file, WatchedFile.Parser<T> parser, T none, String what) {
        if (file.isEmpty()) {
            LOG.warnf("no %s file is configured: nobody is let in by it", what);
            return () -> none;
        }
        var opened = new WatchedFile<>(file.get(), parser);
        watched.add(opened);
        return opened;
    }

    private static IssueKeys.Key key(String id, Path pem) {
        try {
            var key = SigningKeys.read(pem);
            return new IssueKeys.Key(id, key, SigningKeys.publicHalf((EdECPrivateKey) key));
        } catch (IOException e) {
            throw new IllegalArgumentException("the signing key " + pem + " cannot be read: " + e.getMessage(), e);
        }
    }
}
