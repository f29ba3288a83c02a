package nl.weerklank.dispatch.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.weerklank.contract.decision.Decided;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.topic.Headers;
import nl.weerklank.dispatch.gate.DeadLetter;
import nl.weerklank.dispatch.gate.Gate;
import nl.weerklank.dispatch.gate.Stage;
import nl.weerklank.dispatch.track.DecisionNote;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;

/** Carries decided effects to their topics. */
final class Effects {

    private static final Logger LOG = Logger.getLogger(Effects.class);
    private static final String SOURCE = "/alert-dispatch";

    private final ProcessorContext<String, Object> context;

    Effects(ProcessorContext<String, Object> context) {
        this.context = context;
    }

    void send(Order order, Instant now) {
        var headers = headers("nl.weerklank.order", order.orderId(), now);
        context.forward(
                new Record<>(order.alertId(), (Object) order, now.toEpochMilli(), headers), DispatchTopology.ORDERS);
        LOG.infof(
                "order sent alert=%s version=%d channel=%s order=%s wave=%d action=%s cells=%d",
                order.alertId(),
                order.version(),
                order.channel(),
                order.orderId(),
                order.wave(),
                order.action(),
                order.cells().size());
    }

    void record(String alertId, DecisionNote note, Instant now) {
        var decided = new Decided(
                Decided.SCHEMA, alertId, note.version(), note.number(), note.at(), note.channel(), note.text());
        var headers = headers("nl.weerklank.decision", alertId + "/" + note.number(), now);
        context.forward(
                new Record<>(alertId, (Object) decided, now.toEpochMilli(), headers), DispatchTopology.DECISIONS);
    }

    void putAside(Record<String, Stage> record, Fault fault, String cause) {
        var origin = context.recordMetadata().orElseThrow();
        LOG.warnf(
                "record put aside topic=%s partition=%d offset=%d alert=%s cause=%s",
                origin.topic(), origin.partition(), origin.offset(), record.key(), cause);
        var letter = new DeadLetter(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                record.key(),
                record.value().raw(),
                fault,
                cause,
                record.timestamp());
        context.forward(new Record<>(record.key(), (Object) letter, record.timestamp(), letter.headers()), Gate.ASIDE);
    }

    private static RecordHeaders headers(String type, String id, Instant now) {
        var headers = new RecordHeaders();
        add(headers, Headers.CE_SPECVERSION, "1.0");
        add(headers, Headers.CE_ID, id);
        add(headers, Headers.CE_TYPE, type);
        add(headers, Headers.CE_SOURCE, SOURCE);
        add(headers, Headers.CE_TIME, now.toString());
        add(headers, Headers.CONTENT_TYPE, "application/json");
        return headers;
    }

    private static void add(RecordHeaders headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
