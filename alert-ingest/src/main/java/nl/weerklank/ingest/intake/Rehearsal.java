package nl.weerklank.ingest.intake;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.signature.CapSigner;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.cap.write.CapWriter;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.check.AreaRules;
import nl.weerklank.ingest.check.Target;
import nl.weerklank.ingest.issue.AlertsTopic;
import nl.weerklank.ingest.issue.IssueKeys;
import nl.weerklank.ingest.read.Reader;
import nl.weerklank.ingest.read.Reading;
import nl.weerklank.ingest.trust.SenderKeys;
import nl.weerklank.ingest.trust.XmlSignatures;
import org.jboss.logging.Logger;

/**
 * Walks an exercise message through reading, verifying, targeting and signing before the first real one comes, and writes it nowhere:
 * a cold machine would take a second or more for what a warm one does in milliseconds.
 */
public final class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final int TIMES = 30;
    private static final Duration LONGEST = Duration.ofMillis(1500);

    private final IssueKeys keys;
    private final AreaRules areas;
    private final AlertsTopic topic;
    private final InstantSource clock;
    private volatile boolean done;

    public Rehearsal(IssueKeys keys, AreaRules areas, AlertsTopic topic, InstantSource clock) {
        this.keys = keys;
        this.areas = areas;
        this.topic = topic;
        this.clock = clock;
    }

    public void start() {
        Thread.ofPlatform().name("rehearsal").daemon().start(this::run);
    }

    public boolean done() {
        return done;
    }

    private void run() {
        try {
            topic.findLeaders();
            var now = clock.instant();
            var signer = SignerIdentity.generate("rehearsal", now.minusSeconds(60), now.plusSeconds(600));
            var xml = new CapSigner(signer.key(), signer.certificate()).sign(CapWriter.write(message()));
            for (int i = 0; i < TIMES && clock.instant().isBefore(now.plus(LONGEST)); i++) {
                walk(xml, new SenderKeys(List.of(signer.certificate())));
            }
        } catch (RuntimeException e) {
            LOG.error("rehearsal failed; the first alert may be slow", e);
        } finally {
            done = true;
            System.gc(); // what starting and rehearsing took is given back before anything is waited for
        }
    }

    private void walk(byte[] xml, SenderKeys certificates) {
        if (new Reader().read(xml, true, sender -> false) instanceof Reading.Readable readable
                && areas.target(readable.alert()) instanceof Target.Placed placed) {
            new XmlSignatures().find(xml, certificates, clock.instant());
            ContractJson.write(keys.sign(event(readable.alert(), placed)));
        }
    }

    private AlertEvent event(CapAlert message, Target.Placed placed) {
        var now = clock.instant();
        return new AlertEvent(
                AlertEvent.SCHEMA,
                "rehearsal",
                1,
                AlertKind.ALERT,
                Mode.EXERCISE,
                Lane.ROUTINE,
                now,
                now,
                new Authority.Mandated("none", message.sender(), now),
                placed.cells(),
                message);
    }

    private CapAlert message() {
        var now =
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.ofHours(1)).withNano(0);
        return new CapAlert(
                "rehearsal",
                "rehearsal@weerklank.example",
                now,
                CapStatus.EXERCISE,
                CapMsgType.ALERT,
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                "Never sent",
                List.of(),
                List.of(),
                List.of(info(now)));
    }

    private static CapInfo info(OffsetDateTime now) {
        return new CapInfo(
                "nl-NL",
                List.of(CapCategory.OTHER),
                "Oefening",
                List.of(),
                CapUrgency.UNKNOWN,
                CapSeverity.UNKNOWN,
                CapCertainty.UNKNOWN,
                null,
                List.of(),
                now,
                now,
                now.plusHours(1),
                null,
                "Oefening",
                "Dit bericht wordt nooit verzonden.",
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(new CapArea(
                        "Utrecht",
                        List.of(),
                        List.of(new CapCircle(new CapPoint(52.09, 5.12), 5)),
                        List.of(),
                        null,
                        null)));
    }
}
