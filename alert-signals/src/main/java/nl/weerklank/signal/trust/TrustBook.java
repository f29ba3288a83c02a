package nl.weerklank.signal.trust;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.signal.watch.Sources;

/** The trust of every source, asked at a moment. */
public final class TrustBook {

    private static final double UNDECLARED = 0;

    private final Sources sources;
    private final Map<String, Trust> kept = new ConcurrentHashMap<>();

    public TrustBook(Sources sources) {
        this.sources = sources;
    }

    /** What is known of a source; one that is not declared is not believed. */
    public Trust of(String source) {
        double declared = sources.find(source).map(found -> found.trust()).orElse(UNDECLARED);
        var known = kept.get(source);
        return known == null ? Trust.declared(declared) : known.declaredAs(declared);
    }

    public double now(String source, Instant now) {
        return of(source).now(now);
    }

    /** Takes what is on record of a source. */
    public void take(String source, Trust trust) {
        kept.put(source, trust);
    }
}
