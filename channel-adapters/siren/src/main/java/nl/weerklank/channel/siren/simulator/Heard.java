package nl.weerklank.channel.siren.simulator;

import java.time.Instant;
import java.util.Optional;
import nl.weerklank.simulator.PublicRecord;

/** One sounding of one post, as a bystander would note it. */
final class Heard {

    private final PublicRecord told;
    private volatile boolean cut;

    Heard(PublicRecord told) {
        this.told = told;
    }

    /** It was stopped before it began. */
    void cut() {
        cut = true;
    }

    String what() {
        return told.what();
    }

    Optional<PublicRecord> by(Instant now) {
        return cut || told.at().isAfter(now) ? Optional.empty() : Optional.of(told);
    }

    boolean isOver() {
        return cut;
    }
}
