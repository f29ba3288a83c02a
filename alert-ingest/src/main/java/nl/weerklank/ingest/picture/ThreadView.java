package nl.weerklank.ingest.picture;

import java.util.List;
import nl.weerklank.signal.picture.Evidence;
import nl.weerklank.signal.picture.SignalThread;

/** A thread with the evidence that is kept of it: what travels on topic {@code threads}. */
public record ThreadView(SignalThread thread, List<Evidence> evidence) {

    public ThreadView {
        evidence = List.copyOf(evidence);
    }
}
