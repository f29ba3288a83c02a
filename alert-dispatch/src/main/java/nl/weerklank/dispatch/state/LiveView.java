package nl.weerklank.dispatch.state;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import nl.weerklank.dispatch.track.Dissemination;

/** The disseminations of this process as they are, for whoever wants to see them; never in the way of the stream. */
public final class LiveView {

    private final Map<String, Dissemination> all = new ConcurrentHashMap<>();
    private final List<Consumer<Dissemination>> listeners = new CopyOnWriteArrayList<>();

    private final Map<String, Instant> moved = new ConcurrentHashMap<>();

    /** A task of the stream looked at the time: it moves. */
    public void moved(String task, Instant at) {
        moved.put(task, at);
    }

    /** This task is no longer ours. */
    public void left(String task) {
        moved.remove(task);
    }

    /** When the task that has not moved for longest last did; empty while there is none. */
    public Optional<Instant> slowest() {
        return moved.values().stream().min(Comparator.naturalOrder());
    }

    public Optional<Dissemination> find(String alertId) {
        return Optional.ofNullable(all.get(alertId));
    }

    public Collection<Dissemination> all() {
        return List.copyOf(all.values());
    }

    /** Tells of every change from now on until the returned handle is closed; the listener must not block. */
    public AutoCloseable listen(Consumer<Dissemination> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    public void publish(Dissemination dissemination) {
        var before = all.put(dissemination.alertId(), dissemination);
        if (before == null || before.revision() != dissemination.revision()) {
            listeners.forEach(listener -> listener.accept(dissemination));
        }
    }

    public void remove(String alertId) {
        all.remove(alertId);
    }
}
