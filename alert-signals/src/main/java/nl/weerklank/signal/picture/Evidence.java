package nl.weerklank.signal.picture;

import java.time.Instant;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import org.jspecify.annotations.Nullable;

/**
 * One signal of a thread as people are shown it, each field with its marking.
 *
 * @param number its place in the thread, from 1
 * @param effect what it did to the thread, in words
 */
public record Evidence(
        int number,
        String signal,
        String source,
        String subject,
        SignalKind kind,
        Instant received,
        Tlp tlp,
        Marked<Instant> observed,
        Marked<CapSeverity> severity,
        @Nullable Marked<Measurement> value,
        @Nullable Marked<String> headline,
        String raw,
        String effect) {

    /** A line for logs: nothing that may be marked. */
    @Override
    public String toString() {
        return "Evidence[" + number + ", signal " + signal + " of " + source + ", " + tlp.word() + "]";
    }

    static Evidence of(int number, Signal signal, String effect) {
        return new Evidence(
                number,
                signal.id(),
                signal.source(),
                signal.subject(),
                signal.kind(),
                signal.received(),
                signal.tlp(),
                signal.observed(),
                signal.severity(),
                signal.value(),
                signal.headline() == null ? signal.event() : signal.headline(),
                signal.raw().digest(),
                effect);
    }
}
