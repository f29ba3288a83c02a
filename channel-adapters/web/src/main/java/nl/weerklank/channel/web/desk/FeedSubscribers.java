package nl.weerklank.channel.web.desk;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.channel.web.keep.KeptFile;

/** Feed readers that asked to be told, kept in one file; a restart neither forgets them nor tells them twice. */
final class FeedSubscribers {

    /**
     * One feed reader.
     *
     * @param secret signs what it is sent; empty for none
     * @param until when its lease ends
     * @param revision the board's revision that it was told of last
     */
    record Subscriber(URI callback, String secret, Instant until, long revision) {}

    record Kept(int schema, List<Subscriber> subscribers) {}

    private static final int MOST = 2000;

    private final KeptFile file;
    private final Map<URI, Subscriber> byCallback = new LinkedHashMap<>();
    private boolean changed;

    /** @throws IOException when the file is there and cannot be read */
    FeedSubscribers(Path folder) throws IOException {
        this.file = new KeptFile(folder.resolve("feed-subscribers.json"));
        file.read(Kept.class).ifPresent(kept -> kept.subscribers().forEach(s -> byCallback.put(s.callback(), s)));
    }

    /** Takes one on, or renews it; on disk when this returns. Does nothing when there is no room. */
    synchronized void add(Subscriber subscriber) throws IOException {
        if (byCallback.size() < MOST || byCallback.containsKey(subscriber.callback())) {
            byCallback.put(subscriber.callback(), subscriber);
            changed = true;
            save();
        }
    }

    /** Forgets one; on disk when this returns. */
    synchronized void remove(URI callback) throws IOException {
        changed |= byCallback.remove(callback) != null;
        save();
    }

    /** Those whose lease holds. */
    synchronized List<URI> all(Instant now) {
        changed |= byCallback.values().removeIf(s -> s.until().isBefore(now));
        return List.copyOf(byCallback.keySet());
    }

    synchronized Optional<Subscriber> get(URI callback) {
        return Optional.ofNullable(byCallback.get(callback));
    }

    synchronized void told(URI callback, long revision) {
        byCallback.computeIfPresent(callback, (key, s) -> {
            changed = true;
            return new Subscriber(s.callback(), s.secret(), s.until(), Math.max(s.revision(), revision));
        });
    }

    /** Writes what changed since the last time. */
    synchronized void save() throws IOException {
        if (changed) {
            file.write(new Kept(1, List.copyOf(byCallback.values())));
            changed = false;
        }
    }
}
