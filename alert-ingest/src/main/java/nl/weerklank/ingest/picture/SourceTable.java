package nl.weerklank.ingest.picture;

import nl.weerklank.signal.trust.Trust;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.SourceReport;
import nl.weerklank.signal.watch.Watch;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Topic {@code sources} as every partition knows it: when each source answered, and how far it is believed. */
public final class SourceTable implements Processor<String, byte[], Void, Void> {

    /** Ends the key of a {@link SourceReport}. */
    public static final String HEARD = "/heard";

    /** Ends the key of a {@link Trust}. */
    public static final String TRUST = "/trust";

    private static final Logger LOG = Logger.getLogger(SourceTable.class);

    private final Watch watch;
    private final TrustBook book;
    private @Nullable KeyValueStore<String, byte[]> table;

    SourceTable(Watch watch, TrustBook book) {
        this.watch = watch;
        this.book = book;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        table = context.getStateStore(PictureTopology.SOURCE_STORE);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        if (record.key() == null || record.value() == null || table == null) {
            return;
        }
        try {
            if (record.key().endsWith(HEARD)) {
                var report = PictureJson.read(record.value(), SourceReport.class);
                watch.heard(report.source(), report.answered());
            } else if (record.key().endsWith(TRUST)) {
                var source = record.key().substring(0, record.key().length() - TRUST.length());
                book.take(source, PictureJson.read(record.value(), Trust.class));
            }
            table.put(record.key(), record.value());
        } catch (IllegalArgumentException e) {
            LOG.warnf("record of topic sources left out key=%s cause=%s", record.key(), e.getMessage());
        }
    }
}
