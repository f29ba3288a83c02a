package nl.weerklank.dispatch.gate;

import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Reads the raw records of one topic; what cannot be taken goes to the topic's dead letters and the next record goes on. */
public abstract class Gate implements Processor<String, byte[], String, Object> {

    /** The node that good records go to. */
    public static final String ONWARD = "dispatch";

    /** The node that dead letters go to. */
    public static final String ASIDE = "dead-letters";

    private static final Logger LOG = Logger.getLogger(Gate.class);

    private @Nullable ProcessorContext<String, Object> context;

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
    }

    @Override
    public void process(Record<String, byte[]> record) {
        var key = record.key();
        var value = record.value();
        try {
            if (key == null || value == null || value.length == 0) {
                throw new Refusal(Fault.MALFORMED, "the record has no " + (key == null ? "key" : "value"));
            }
            var event = read(key, value);
            context().forward(record.withValue(new Stage(event, value)), ONWARD);
        } catch (Refusal refusal) {
            putAside(record, refusal.fault(), String.valueOf(refusal.getMessage()));
        } catch (IllegalArgumentException e) {
            putAside(record, Fault.MALFORMED, String.valueOf(e.getMessage()));
        }
    }

    /**
     * The event that the bytes say.
     *
     * @throws Refusal or IllegalArgumentException when they say none that may be taken
     */
    protected abstract LifecycleEvent read(String key, byte[] value);

    private void putAside(Record<String, byte[]> record, Fault fault, String cause) {
        var origin = context().recordMetadata().orElseThrow();
        LOG.warnf(
                "record put aside topic=%s partition=%d offset=%d fault=%s cause=%s",
                origin.topic(), origin.partition(), origin.offset(), fault, cause);
        var letter = new DeadLetter(
                origin.topic(),
                origin.partition(),
                origin.offset(),
                record.key(),
                record.value(),
                fault,
                cause,
                record.timestamp());
        context().forward(new Record<>(record.key(), letter, record.timestamp(), letter.headers()), ASIDE);
    }

    private ProcessorContext<String, Object> context() {
        if (context == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        return context;
    }
}
