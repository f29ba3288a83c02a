package nl.weerklank.ingest.setup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.place.Municipalities;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.ingest.account.CurrentAccounts;
import nl.weerklank.ingest.approval.Desk;
import nl.weerklank.ingest.check.AreaRules;
import nl.weerklank.ingest.check.IssueLimits;
import nl.weerklank.ingest.check.IssueRules;
import nl.weerklank.ingest.intake.Approvals;
import nl.weerklank.ingest.intake.Intake;
import nl.weerklank.ingest.intake.Messages;
import nl.weerklank.ingest.intake.Outbox;
import nl.weerklank.ingest.issue.AlertsTopic;
import nl.weerklank.ingest.issue.IssueKeys;
import nl.weerklank.ingest.issue.Issuer;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.ingest.live.LiveFeed;
import nl.weerklank.ingest.read.Reader;
import nl.weerklank.ingest.record.RecordFeed;
import nl.weerklank.ingest.trust.Trust;
import nl.weerklank.ingest.trust.XmlSignatures;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Joins the parts once, where a reader can see all of it. */
@Singleton
public class Wiring {

    private final InstantSource clock = InstantSource.system();
    private final Files files;
    private final IssueLimits limits;
    private final LiveAlerts live = new LiveAlerts();
    private final LiveFeed feed;
    private final RecordFeed recordFeed;
    private final AlertsTopic topic;
    private final Issuer issuer;
    private final IssueRules rules;
    private final Approvals approvals;
    private final Outbox outbox;
    private final Intake intake;
    private final Messages messages;

    Wiring(
            IngestConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            Desk desk) {
        files = new Files(config);
        limits = new IssueLimits(
                config.limits().sentInFuture(),
                config.limits().sentInPast(),
                config.limits().areaKm2());
        var keys = files.keys();
        var verifier = new AlertVerifier(files.trust(keys));
        feed = new LiveFeed(kafka, verifier, live);
        recordFeed = new RecordFeed(kafka, verifier, desk);
        topic = new AlertsTopic(kafka);
        issuer = new Issuer(live, new IssueKeys(keys.live(), keys.exercise()), topic, clock);
        rules = new IssueRules(limits);
        approvals = new Approvals(desk, rules, live, issuer, clock);
        outbox = new Outbox(desk, approvals, feed::caughtUp);
        messages = new Messages(live, desk);
        intake = new Intake(
                new Reader(),
                new Trust(files.senders(), new XmlSignatures(), clock),
                rules,
                new AreaRules(files.cells(), limits),
                live,
                issuer,
                desk,
                clock);
    }
}
