package nl.weerklank.dispatch.table;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.gate.DeadLetter;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps one global table; an unreadable record goes to the dead letters and leaves the table as it was. */
public final class TableProcessor<T> implements Processor<String, byte[], Void, Void> {

    private static final Logger LOG = Logger.getLogger(TableProcessor.class);

    private final String store;
    private final Class<T> type;
    private final BiConsumer<String, T> heard;
    private final Consumer<String> forgotten;
    private final Consumer<DeadLetter> deadLetters;
    private @Nullable ProcessorContext<Void, Void> context;
    private @Nullable KeyValueStore<String, byte[]> table;

    public TableProcessor(
            String store,
            Class<T> type,
            BiConsumer<String, T> heard,
            Consumer<String> forgotten,
            Consumer<DeadLetter> deadLetters) {
        this.store = store;
        this.type = type;
        this.heard = heard;
        this.forgotten = forgotten;
        this.deadLetters = deadLetters;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        this.context = context;
        this.table = context.getStateStore(store);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (table == null) {
            throw new IllegalStateException("initialised by the topology");
        }
        if (record.key() == null) {
            putAside(record, "the record has no key");
        } else if (record.value() == null) {
            table.delete(record.key());
            forgotten.accept(record.key());
        } else {
            try {
                var said = ContractJson.read(record.value(), type);
                table.put(record.key(), record.value());
                heard.accept(record.key(), said);
            } catch (IllegalArgumentException e) {
                putAside(record, String.valueOf(e.getMessage()));
            }
        }
    }

    private void putAside(Record<String, byte[]> record, String cause) {
        var origin = context == null ? null : context.recordMetadata().orElse(null);
        var topic = origin == null ? store : origin.topic();
        LOG.warnf("record put aside topic=%s cause=%s", topic, cause);
        deadLetters.accept(new DeadLetter(
                topic,
                origin == null ? 0 : origin.partition(),
                origin == null ? -1 : origin.offset(),
                record.key(),
                record.value(),
                Fault.MALFORMED,
                cause,
                record.timestamp()));
    }
}
