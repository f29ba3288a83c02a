package nl.weerklank.ingest.proposal;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.ingest.picture.PictureJson;
import nl.weerklank.signal.judge.Firing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Carries firings out, each kind on a thread of its own: what waits for the database, which drafts need, never holds up an
 * alert under a mandate, which needs only the log.
 */
public final class Firings implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Firings.class);

    private final Carrier carrier;
    private final PictureTopics topics;
    private final BooleanSupplier liveKnown;
    private final TopicLoop automatic;
    private final TopicLoop forPeople;

    /** @param liveKnown whether everything issued before is known, without which nothing may be issued again */
    public Firings(String brokers, Carrier carrier, PictureTopics topics, BooleanSupplier liveKnown) {
        this.carrier = carrier;
        this.topics = topics;
        this.liveKnown = liveKnown;
        this.automatic = new TopicLoop(
                "alert-ingest-automatic",
                brokers,
                List.of(Topics.FIRINGS),
                records -> carry(records, firing -> firing.kind() == Firing.Kind.AUTOMATIC));
        this.forPeople = new TopicLoop(
                "alert-ingest-proposals",
                brokers,
                List.of(Topics.FIRINGS),
                records -> carry(records, firing -> firing.kind() != Firing.Kind.AUTOMATIC));
    }

    public void start() {
        automatic.start();
        forPeople.start();
    }

    @Override
    public void close() {
        automatic.close();
        forPeople.close();
    }

    private boolean carry(List<ConsumerRecord<byte[], byte[]>> records, Predicate<Firing> mine) {
        if (!liveKnown.getAsBoolean()) {
            return false;
        }
        for (var found : records) {
            if (!carry(found, mine)) {
                return false;
            }
        }
        return true;
    }

    private boolean carry(ConsumerRecord<byte[], byte[]> found, Predicate<Firing> mine) {
        Firing firing;
        try {
            firing = PictureJson.read(found.value(), Firing.class);
        } catch (IllegalArgumentException e) {
            LOG.errorf("a firing cannot be read and is left out offset=%d cause=%s", found.offset(), e.getMessage());
            return true;
        }
        if (!mine.test(firing)) {
            return true;
        }
        try {
            var result = carrier.carry(firing);
            result.ifPresent(done -> LOG.infof(
                    "firing carried out firing=%s rule=%s outcome=%s message=%s",
                    firing.id(), firing.rule(), done.outcome(), done.message()));
            return result.map(topics::write).orElse(false);
        } catch (RuntimeException e) {
            LOG.errorf(e, "a firing cannot be carried out and is left out firing=%s", firing.id());
            return topics.write(new FiringResult(
                    firing.id(),
                    firing.at(),
                    FiringResult.Outcome.REFUSED,
                    null,
                    "failed: " + e.getClass().getSimpleName()));
        }
    }
}
