package nl.weerklank.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapPoint;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.ingest.picture.SignalRecords;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A signal's way through the running service: the topic, the picture, the rules, the desk, the log. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SignalPathIT {

    private final Api approver = Api.as("approver");

    @BeforeEach
    void waitUntilReady() {
        Ready.withDesk();
    }

    @Test
    void twoSourcesOfOneEarthquakeIssueUnderTheMandateOnceAndTheRecordSaysWhy() throws Exception {
        send(quake("knmi", "both", 53.33, 5.0, false), quake("emsc", "both", 53.33, 5.0, false));

        String message = issued("earthquake-early-warning", "both-knmi", "ISSUED");

        var event = TestKeys.event(IssuedAlerts.of(message).getFirst());
        assertThat(event.mode()).isEqualTo(Mode.LIVE);
        assertThat(event.authority())
                .isInstanceOfSatisfying(
                        Authority.Mandated.class, by -> assertThat(by.mandate()).isEqualTo("earthquake-early-warning"));
        send(quake("emsc", "both", 53.33, 5.0, false));
        send(quake("knmi", "both", 53.33, 5.5, false));
        send(quake("knmi", "after", 52.0, 4.0, false));
        issued("earthquake-felt", "after-knmi", "PROPOSED");
        assertThat(IssuedAlerts.of(message)).hasSize(1);
    }

    @Test
    void anExerciseIsAnExerciseDraftAndIssuesNothing() throws Exception {
        send(quake("knmi", "drill", 53.2, 5.0, true), quake("emsc", "drill", 53.2, 5.0, true));

        String message = issued("earthquake-early-warning", "drill-knmi", "PROPOSED");

        assertThat(approver.get(message).<String>path("mode")).isEqualTo("EXERCISE");
        assertThat(IssuedAlerts.of(message)).isEmpty();
    }

    @Test
    void nobodyWithoutARoleSeesSignals() {
        assertThat(io.restassured.RestAssured.get("/api/v1/signals/threads").statusCode())
                .isEqualTo(401);
    }

    /** The message that a rule led to, once the record says so. */
    private String issued(String rule, String subject, String outcome) {
        var found = Eventually.that(
                () -> approver.request().get("/api/v1/signals/proposals"),
                page -> assertThat(page.<String>path(which(rule, subject) + ".outcome"))
                        .as(page.asString())
                        .isEqualTo(outcome));
        return found.path(which(rule, subject) + ".message");
    }

    private static String which(String rule, String subject) {
        return "find { it.firing.rule == '%s' && it.firing.summary.value.contains('%s') }"
                .formatted(rule, subject.split("-")[0]);
    }

    private static void send(Signal... signals) throws Exception {
        var broker = ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker, "acks", "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (var signal : signals) {
                producer.send(SignalRecords.toRecord(signal, Topics.PARTITIONS)).get();
            }
        }
    }

    private static Signal quake(String source, String subject, double latitude, double magnitude, boolean exercise) {
        var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        var area = new CapArea(
                "hier", List.of(), List.of(new CapCircle(new CapPoint(latitude, 6.75), 0)), List.of(), null, null);
        return new Signal(
                Signal.SCHEMA,
                SignalIds.of(source, subject, "" + magnitude),
                source,
                subject,
                SignalKind.NEW,
                exercise,
                now,
                new RawReference("0".repeat(64), "application/json", ""),
                Tlp.CLEAR,
                Marked.of(Tlp.CLEAR, Hazard.EARTHQUAKE),
                Marked.of(Tlp.CLEAR, "earthquake"),
                Marked.of(Tlp.CLEAR, now),
                null,
                null,
                Marked.of(Tlp.CLEAR, List.of(area)),
                Marked.of(Tlp.CLEAR, new Measurement("magnitude", magnitude, "ML")),
                Marked.of(Tlp.CLEAR, CapSeverity.UNKNOWN),
                Marked.of(Tlp.CLEAR, CapCertainty.OBSERVED),
                Marked.of(Tlp.CLEAR, CapUrgency.UNKNOWN),
                Marked.of(Tlp.CLEAR, "earthquake " + subject),
                null,
                null,
                null,
                List.of(),
                List.of());
    }
}
