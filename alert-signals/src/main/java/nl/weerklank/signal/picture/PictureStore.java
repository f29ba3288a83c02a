package nl.weerklank.signal.picture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the picture keeps itself: memory in a replay, a store with a changelog in the service. */
public interface PictureStore {

    List<SignalThread> threads();

    @Nullable
    SignalThread thread(String id);

    void keep(SignalThread thread);

    /** Forgets a thread with its evidence. */
    void forget(SignalThread thread);

    @Nullable
    Subject subject(String key);

    void keep(String key, Subject subject);

    /** The thread that a message's reference or another name of an event leads to. */
    @Nullable
    String link(String name);

    void keepLink(String name, String thread);

    void keep(String thread, Evidence evidence);

    /** What is kept of a thread's signals, oldest first. */
    List<Evidence> evidence(String thread);

    /** Gives the evidence of one thread to another. */
    void hand(String fromThread, String toThread);
}
