package nl.weerklank.ingest.setup;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.check.AreaRules;
import nl.weerklank.ingest.check.IssueLimits;
import nl.weerklank.ingest.check.IssueRules;
import nl.weerklank.ingest.intake.Approvals;
import nl.weerklank.ingest.intake.Intake;
import nl.weerklank.ingest.intake.Outbox;
import nl.weerklank.ingest.intake.Rehearsal;
import nl.weerklank.ingest.issue.AlertsTopic;
import nl.weerklank.ingest.issue.IssueKeys;
import nl.weerklank.ingest.issue.Issuer;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.ingest.live.LiveFeed;
import nl.weerklank.ingest.read.Reader;
import nl.weerklank.ingest.record.RecordFeed;
import nl.weerklank.ingest.trust.Senders;
import nl.weerklank.ingest.trust.Trust;
import nl.weerklank.ingest.trust.XmlSignatures;
import nl.weerklank.ingest.view.Messages;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Joins the parts once, where a reader can see all of it, and starts and stops what runs by itself. */
@ApplicationScoped
class Wiring {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    private final ScheduledExecutorService hourly = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("hourly").daemon().factory());

    void start(
            @Observes StartupEvent event,
            LiveFeed feed,
            RecordFeed record,
            Outbox outbox,
            Rehearsal rehearsal,
            LiveAlerts live,
            InstantSource clock) {
        hourly.scheduleWithFixedDelay(() -> live.forget(clock.instant()), 1, 1, TimeUnit.HOURS);
        feed.start();
        rehearsal.start();
        record.start();
        outbox.start();
    }

    void stop(@Observes ShutdownEvent event, Outbox outbox, RecordFeed record, LiveFeed feed, AlertsTopic topic) {
        hourly.shutdownNow();
        outbox.close();
        record.close();
        feed.close();
        topic.close();
    }

    @Produces
    @Singleton
    IssueLimits limits(IngestConfig config) {
        var limits = config.limits();
        return new IssueLimits(limits.sentInFuture(), limits.sentInPast(), limits.areaKm2());
    }

    @Produces
    @Singleton
    LiveAlerts live() {
        return new LiveAlerts();
    }

    @Produces
    @Singleton
    AlertVerifier verifier(TrustStore trust) {
        return new AlertVerifier(trust);
    }

    @Produces
    @Singleton
    LiveFeed feed(AlertVerifier verifier, LiveAlerts live) {
        return new LiveFeed(kafka, verifier, live);
    }

    @Produces
    @Singleton
    RecordFeed record(AlertVerifier verifier, Desk desk) {
        return new RecordFeed(kafka, verifier, desk);
    }

    @Produces
    @Singleton
    AlertsTopic topic() {
        return new AlertsTopic(kafka);
    }

    @Produces
    @Singleton
    Issuer issuer(LiveAlerts live, IssueKeys keys, AlertsTopic topic, InstantSource clock) {
        return new Issuer(live, keys, topic, clock);
    }

    @Produces
    @Singleton
    Approvals approvals(Desk desk, IssueLimits limits, LiveAlerts live, Issuer issuer, InstantSource clock) {
        return new Approvals(desk, new IssueRules(limits), live, issuer, clock);
    }

    @Produces
    @Singleton
    Outbox outbox(Desk desk, Approvals approvals, LiveFeed feed) {
        return new Outbox(desk, approvals, feed::caughtUp);
    }

    @Produces
    @Singleton
    Messages messages(LiveAlerts live, Desk desk) {
        return new Messages(live, desk);
    }

    @Produces
    @Singleton
    Rehearsal rehearsal(IssueKeys keys, AreaCells cells, IssueLimits limits, AlertsTopic topic, InstantSource clock) {
        return new Rehearsal(keys, new AreaRules(cells, limits), topic, clock);
    }

    @Produces
    @Singleton
    Intake intake(
            Supplier<Senders> senders,
            IssueLimits limits,
            AreaCells cells,
            LiveAlerts live,
            Issuer issuer,
            Desk desk,
            InstantSource clock) {
        return new Intake(
                new Reader(),
                new Trust(senders, new XmlSignatures(), clock),
                new IssueRules(limits),
                new AreaRules(cells, limits),
                live,
                issuer,
                desk,
                clock);
    }
}
