package nl.weerklank.simulator;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Where a simulator notes what the public received; thread-safe. It hides no repetition: that is for the receiver to tell apart. */
public final class PublicNotebook {

    private final InstantSource clock;
    private final List<PublicRecord> notes = new ArrayList<>();

    public PublicNotebook(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void note(String what, String place, String text) {
        notes.add(new PublicRecord(what, place, clock.instant(), text));
    }

    /** Everything noted since the start or the last {@link #forget()}, oldest first. */
    public synchronized List<PublicRecord> read() {
        return List.copyOf(notes);
    }

    public synchronized void forget() {
        notes.clear();
    }
}
