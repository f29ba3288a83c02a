package nl.weerklank.signal.judge;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelVariableResolver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Tlp;

/** The values that conditions may name, each with its marking. */
final class Facts implements CelVariableResolver {

    /** What a condition over one signal may name. */
    static final Map<String, CelType> OF_A_SIGNAL = Map.ofEntries(
            Map.entry("signal.source", SimpleType.STRING),
            Map.entry("signal.subject", SimpleType.STRING),
            Map.entry("signal.kind", SimpleType.STRING),
            Map.entry("signal.exercise", SimpleType.BOOL),
            Map.entry("signal.hazard", SimpleType.STRING),
            Map.entry("signal.event", SimpleType.STRING),
            Map.entry("signal.headline", SimpleType.STRING),
            Map.entry("signal.severity", SimpleType.STRING),
            Map.entry("signal.gravity", SimpleType.INT),
            Map.entry("signal.certainty", SimpleType.STRING),
            Map.entry("signal.urgency", SimpleType.STRING),
            Map.entry("signal.quantity", SimpleType.STRING),
            Map.entry("signal.value", SimpleType.DOUBLE),
            Map.entry("signal.unit", SimpleType.STRING),
            Map.entry("signal.observed", SimpleType.TIMESTAMP),
            Map.entry("signal.age", SimpleType.DURATION),
            Map.entry("signal.latitude", SimpleType.DOUBLE),
            Map.entry("signal.longitude", SimpleType.DOUBLE),
            Map.entry("signal.trust", SimpleType.DOUBLE));

    /** What a condition over a window and a thread may name besides. */
    static final Map<String, CelType> OF_A_WINDOW = Map.ofEntries(
            Map.entry("window.count", SimpleType.INT),
            Map.entry("window.sustained", SimpleType.DURATION),
            Map.entry("window.rise", SimpleType.DOUBLE),
            Map.entry("window.min", SimpleType.DOUBLE),
            Map.entry("window.max", SimpleType.DOUBLE),
            Map.entry("window.mean", SimpleType.DOUBLE),
            Map.entry("thread.sources", SimpleType.INT),
            Map.entry("thread.trust", SimpleType.DOUBLE),
            Map.entry("thread.signals", SimpleType.INT),
            Map.entry("thread.age", SimpleType.DURATION),
            Map.entry("sources.silent", ListType.create(SimpleType.STRING)));

    /** What a condition over a silence may name. */
    static final Map<String, CelType> OF_A_SILENCE = Map.of(
            "silence.source", SimpleType.STRING,
            "silence.lasting", SimpleType.DURATION,
            "silence.hazards", ListType.create(SimpleType.STRING),
            "silence.heard", SimpleType.BOOL);

    private final Map<String, Value> values = new LinkedHashMap<>();

    private record Value(Tlp tlp, Object value) {}

    static Map<String, CelType> ofASignalAndAWindow() {
        var all = new LinkedHashMap<>(OF_A_SIGNAL);
        all.putAll(OF_A_WINDOW);
        return all;
    }

    /** A fact that is nobody's secret: the envelope, or what is counted here. */
    Facts put(String name, Object value) {
        values.put(name, new Value(Tlp.CLEAR, value));
        return this;
    }

    /** A fact that is marked. */
    Facts put(String name, Tlp tlp, Object value) {
        values.put(name, new Value(tlp, value));
        return this;
    }

    @Override
    public Optional<Object> find(String name) {
        var value = values.get(name);
        return value == null ? Optional.empty() : Optional.of(value.value());
    }

    /** The named values as people read them, each with its marking. */
    Map<String, Marked<String>> written(List<String> names) {
        var written = new LinkedHashMap<String, Marked<String>>();
        for (var name : names) {
            var value = values.get(name);
            if (value != null) {
                written.put(name, Marked.of(value.tlp(), String.valueOf(value.value())));
            }
        }
        return written;
    }

    /** The strictest marking among the named values. */
    Tlp strictest(List<String> names) {
        var strictest = Tlp.CLEAR;
        for (var name : names) {
            var value = values.get(name);
            strictest = value == null ? strictest : strictest.stricter(value.tlp());
        }
        return strictest;
    }
}
