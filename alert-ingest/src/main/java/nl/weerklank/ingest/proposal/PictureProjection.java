package nl.weerklank.ingest.proposal;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.ingest.approval.DeskUnavailable;
import nl.weerklank.ingest.picture.PictureJson;
import nl.weerklank.ingest.picture.ThreadView;
import nl.weerklank.signal.judge.Firing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Writes the picture into PostgreSQL as it changes; while the database is away it waits where it is, and is complete afterwards. */
public final class PictureProjection implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(PictureProjection.class);
    private static final Map<String, Class<?>> TYPES = Map.of(
            Topics.THREADS, ThreadView.class,
            Topics.FIRINGS, Firing.class,
            Topics.FIRING_RESULTS, FiringResult.class);

    private final PictureRows rows;
    private final TopicLoop loop;

    public PictureProjection(String brokers, PictureRows rows) {
        this.rows = rows;
        this.loop = new TopicLoop("alert-ingest-picture", brokers, List.copyOf(TYPES.keySet()), this::project);
    }

    public void start() {
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private boolean project(List<ConsumerRecord<byte[], byte[]>> records) {
        try {
            rows.write(batch -> {
                for (var found : records) {
                    add(batch, found);
                }
            });
            return true;
        } catch (DeskUnavailable e) {
            LOG.debugf("picture: waiting for the database: %s", e.getMessage());
            return false;
        }
    }

    private static void add(PictureRows.Batch batch, ConsumerRecord<byte[], byte[]> found) throws SQLException {
        try {
            var type = TYPES.get(found.topic());
            if (type == null || found.value() == null) {
                return;
            }
            switch (PictureJson.read(found.value(), type)) {
                case ThreadView view -> batch.add(view);
                case Firing firing -> batch.add(firing);
                case FiringResult result -> batch.add(result);
                default -> throw new IllegalArgumentException("no record of the picture");
            }
        } catch (IllegalArgumentException e) {
            LOG.errorf("record left out topic=%s offset=%d cause=%s", found.topic(), found.offset(), e.getMessage());
        }
    }
}
