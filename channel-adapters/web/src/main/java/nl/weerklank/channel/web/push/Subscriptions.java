package nl.weerklank.channel.web.push;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.channel.web.keep.KeptFile;
import nl.weerklank.contract.cell.CellSet;

/** Who asked to be told, kept in one file; the newest word of a browser counts. */
public final class Subscriptions {

    private static final int MOST = 100_000;

    private final KeptFile file;
    private final Map<String, PushSubscription> byEndpoint = new LinkedHashMap<>();
    private boolean changed;

    /** @throws IOException when the file is there and cannot be read */
    public Subscriptions(Path folder) throws IOException {
        this.file = new KeptFile(folder.resolve("push-subscriptions.json"));
        file.read(Kept.class).ifPresent(kept -> kept.subscriptions().forEach(s -> byEndpoint.put(s.endpoint(), s)));
    }

    /**
     * Takes a browser on, or changes what it asked for; on disk when this returns.
     *
     * @return whether there was room
     * @throws IllegalArgumentException when keys or endpoint are not what a browser makes
     */
    public synchronized boolean add(
            String endpoint, String browserKey, String secret, CellSet cells, String language, long revision)
            throws IOException {
        if (byEndpoint.size() >= MOST && !byEndpoint.containsKey(endpoint)) {
            return false;
        }
        byEndpoint.put(endpoint, new PushSubscription(endpoint, browserKey, secret, cells, language, revision));
        changed = true;
        save();
        return true;
    }

    /** Forgets a browser; on disk when this returns. */
    public synchronized boolean remove(String endpoint) throws IOException {
        boolean known = byEndpoint.remove(endpoint) != null;
        changed |= known;
        save();
        return known;
    }

    /** How many browsers asked to be told. */
    public synchronized int size() {
        return byEndpoint.size();
    }

    synchronized List<PushSubscription> all() {
        return List.copyOf(byEndpoint.values());
    }

    synchronized void told(String endpoint, long revision) {
        byEndpoint.computeIfPresent(endpoint, (key, was) -> was.told(Math.max(was.lastRevision(), revision)));
        changed = true;
    }

    /** Writes what changed since the last time. */
    synchronized void save() throws IOException {
        if (!changed) {
            return;
        }
        file.write(new Kept(1, List.copyOf(byEndpoint.values())));
        changed = false;
    }

    record Kept(int schema, List<PushSubscription> subscriptions) {}
}
