package nl.weerklank.ingest.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.signal.picture.Evidence;
import nl.weerklank.signal.picture.PictureStore;
import nl.weerklank.signal.picture.SignalThread;
import nl.weerklank.signal.picture.Subject;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The picture of one partition in a store with a changelog; read back whole at a start, held as objects while it runs. What is
 * longest unheard of is forgotten first, so that no flood fills the memory.
 */
final class StreamStore implements PictureStore {

    private static final Logger LOG = Logger.getLogger(StreamStore.class);
    private static final String THREAD = "t/";
    private static final String SUBJECT = "s/";
    private static final String LINK = "l/";
    private static final String EVIDENCE = "e/";
    private static final int MOST_SUBJECTS = 4_000;
    private static final int MOST_LINKS = 8_000;
    private static final int FIRST_EVIDENCE = 10;
    private static final int LATEST_EVIDENCE = 20;

    private final KeyValueStore<String, byte[]> store;
    private final Map<String, SignalThread> threads = new LinkedHashMap<>();
    private final Map<String, Subject> subjects = new Bounded<>(SUBJECT, MOST_SUBJECTS);
    private final Map<String, String> links = new Bounded<>(LINK, MOST_LINKS);
    private final Map<String, List<String>> evidenceKeys = new HashMap<>();
    private final Set<String> dirty = new LinkedHashSet<>();

    StreamStore(KeyValueStore<String, byte[]> store) {
        this.store = store;
        try (var all = store.all()) {
            all.forEachRemaining(entry -> takeUp(entry.key, entry.value));
        }
    }

    /** Some of the threads that changed and were not given out since, those that have waited longest first; at most so many. */
    List<ThreadView> changed(int most) {
        var views = new ArrayList<ThreadView>();
        var waiting = dirty.iterator();
        while (views.size() < most && waiting.hasNext()) {
            var id = waiting.next();
            waiting.remove();
            var thread = threads.get(id);
            if (thread != null) {
                views.add(new ThreadView(thread, evidence(id)));
            }
        }
        return views;
    }

    @Override
    public List<SignalThread> threads() {
        return List.copyOf(threads.values());
    }

    @Override
    public @Nullable SignalThread thread(String id) {
        return threads.get(id);
    }

    @Override
    public void keep(SignalThread thread) {
        threads.put(thread.id(), thread);
        dirty.add(thread.id());
        store.put(THREAD + thread.id(), PictureJson.write(thread));
    }

    @Override
    public void forget(SignalThread thread) {
        threads.remove(thread.id());
        dirty.remove(thread.id());
        store.delete(THREAD + thread.id());
        var keys = evidenceKeys.remove(thread.id());
        if (keys != null) {
            keys.forEach(store::delete);
        }
    }

    @Override
    public @Nullable Subject subject(String key) {
        return subjects.get(key);
    }

    @Override
    public void keep(String key, Subject subject) {
        subjects.put(key, subject);
        store.put(SUBJECT + key, PictureJson.write(subject));
    }

    @Override
    public @Nullable String link(String name) {
        return links.get(name);
    }

    @Override
    public void keepLink(String name, String thread) {
        links.put(name, thread);
        store.put(LINK + name, PictureJson.write(thread));
    }

    @Override
    public void keep(String thread, Evidence evidence) {
        var key = EVIDENCE + thread + "/" + evidence.signal();
        store.put(key, PictureJson.write(evidence));
        var keys = evidenceKeys.computeIfAbsent(thread, id -> new ArrayList<>());
        keys.remove(key);
        keys.add(key);
        if (keys.size() > FIRST_EVIDENCE + LATEST_EVIDENCE) {
            store.delete(keys.remove(FIRST_EVIDENCE));
        }
    }

    @Override
    public List<Evidence> evidence(String thread) {
        var evidence = new ArrayList<Evidence>();
        for (var key : evidenceKeys.getOrDefault(thread, List.of())) {
            var kept = store.get(key);
            if (kept != null) {
                evidence.add(PictureJson.read(kept, Evidence.class));
            }
        }
        evidence.sort(Comparator.comparing(Evidence::received).thenComparing(Evidence::number));
        return evidence;
    }

    @Override
    public void hand(String fromThread, String toThread) {
        var told = evidence(fromThread);
        var keys = evidenceKeys.remove(fromThread);
        if (keys != null) {
            keys.forEach(store::delete);
        }
        told.forEach(evidence -> keep(toThread, evidence));
    }

    private void takeUp(String key, byte[] value) {
        try {
            if (key.startsWith(THREAD)) {
                var thread = PictureJson.read(value, SignalThread.class);
                threads.put(thread.id(), thread);
                dirty.add(thread.id());
            } else if (key.startsWith(SUBJECT)) {
                subjects.put(key.substring(SUBJECT.length()), PictureJson.read(value, Subject.class));
            } else if (key.startsWith(LINK)) {
                links.put(key.substring(LINK.length()), PictureJson.read(value, String.class));
            } else {
                var thread = key.substring(EVIDENCE.length(), key.lastIndexOf('/'));
                evidenceKeys.computeIfAbsent(thread, id -> new ArrayList<>()).add(key);
            }
        } catch (IllegalArgumentException e) {
            LOG.errorf("what was kept of the picture cannot be read and is left out: %s", e.getMessage());
        }
    }

    /** A map that lets go, here and in the store, of what was longest not asked for. */
    private final class Bounded<T> extends LinkedHashMap<String, T> {

        private static final long serialVersionUID = 1;

        private final String prefix;
        private final int most;

        Bounded(String prefix, int most) {
            super(64, 0.75f, true);
            this.prefix = prefix;
            this.most = most;
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
            if (size() <= most) {
                return false;
            }
            store.delete(prefix + eldest.getKey());
            return true;
        }
    }
}
