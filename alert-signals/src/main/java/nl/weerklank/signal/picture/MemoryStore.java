package nl.weerklank.signal.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A picture that lives as long as its process: for replays and tests. */
public final class MemoryStore implements PictureStore {

    private final Map<String, SignalThread> threads = new LinkedHashMap<>();
    private final Map<String, Subject> subjects = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, List<Evidence>> evidence = new HashMap<>();

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
    }

    @Override
    public void forget(SignalThread thread) {
        threads.remove(thread.id());
        evidence.remove(thread.id());
        subjects.values().removeIf(subject -> subject.thread().equals(thread.id()));
        links.values().removeIf(thread.id()::equals);
    }

    @Override
    public @Nullable Subject subject(String key) {
        return subjects.get(key);
    }

    @Override
    public void keep(String key, Subject subject) {
        subjects.put(key, subject);
    }

    @Override
    public @Nullable String link(String name) {
        return links.get(name);
    }

    @Override
    public void keepLink(String name, String thread) {
        links.put(name, thread);
    }

    @Override
    public void keep(String thread, Evidence told) {
        evidence.computeIfAbsent(thread, key -> new ArrayList<>()).add(told);
    }

    @Override
    public List<Evidence> evidence(String thread) {
        return List.copyOf(evidence.getOrDefault(thread, List.of()));
    }

    @Override
    public void hand(String fromThread, String toThread) {
        var told = evidence.remove(fromThread);
        if (told != null) {
            evidence.computeIfAbsent(toThread, key -> new ArrayList<>()).addAll(told);
        }
    }
}
