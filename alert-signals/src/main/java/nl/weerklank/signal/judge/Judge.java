package nl.weerklank.signal.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.picture.SignalThread;
import nl.weerklank.signal.picture.Subject;
import nl.weerklank.signal.picture.Threading;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.rule.Rule;
import nl.weerklank.signal.rule.RuleOutcome;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;
import org.jspecify.annotations.Nullable;

/** Looks at a signal with every rule that concerns it, and says which fire, which do not yet, and why. */
final class Judge {

    private static final Duration USUAL_GAP = Duration.ofHours(1);

    private final RuleSet rules;
    private final Sources sources;
    private final TrustBook trust;
    private final Watch watch;

    Judge(RuleSet rules, Sources sources, TrustBook trust, Watch watch) {
        this.rules = rules;
        this.sources = sources;
        this.trust = trust;
        this.watch = watch;
    }

    /** What was seen of a signal before its thread was known: the rules whose first condition it meets, and its values. */
    record FirstLook(Facts facts, Extent extent, double trust, List<CompiledRule> met, List<CompiledRule> notMet) {

        /** Whether no rule finds it worth a second look. */
        boolean isPlain() {
            return met.isEmpty();
        }
    }

    /** What rules made of a signal. */
    record Judgement(SignalThread thread, Subject subject, List<Firing> firings) {}

    FirstLook look(Signal signal, Instant now) {
        var candidates = rules.of(signal.hazard().forCrisisCentre());
        var extent =
                candidates.isEmpty() ? Extent.NOWHERE : Extent.of(signal.areas().forCrisisCentre());
        double believed = trust.now(signal.source(), now);
        var facts = candidates.isEmpty() ? new Facts() : SignalFacts.of(signal, extent, believed, now);
        var met = new ArrayList<CompiledRule>();
        var notMet = new ArrayList<CompiledRule>();
        for (var rule : candidates) {
            if (rule.mayLookAt(extent)) {
                (rule.when().holds(facts) ? met : notMet).add(rule);
            }
        }
        return new FirstLook(facts, extent, believed, met, notMet);
    }

    /** Whether a reading tells more than that it was read: a rule is met, with its window as far as that needs no thread. */
    boolean tells(Signal signal, FirstLook look, Subject subject) {
        for (var rule : look.met()) {
            var over = rule.over();
            if (over == null || over.variables().stream().anyMatch(name -> name.startsWith("thread."))) {
                return true;
            }
            SignalFacts.window(look.facts(), rule.rule(), signal, subject);
            if (over.holds(look.facts())) {
                return true;
            }
        }
        return false;
    }

    /** What is remembered of a subject after a look: since when each rule has been met without a break. */
    Map<String, Instant> since(Signal signal, FirstLook look, Subject before) {
        var observed = signal.observed().forCrisisCentre();
        var gap =
                sources.find(signal.source()).map(source -> source.freshness()).orElse(USUAL_GAP);
        var since = before.sinceUnlessSilent(observed, gap);
        look.notMet().forEach(rule -> since.remove(rule.rule().id()));
        look.met()
                .forEach(rule ->
                        since.merge(rule.rule().id(), observed, (some, other) -> some.isBefore(other) ? some : other));
        return since;
    }

    Judgement judge(Signal signal, FirstLook look, Threading threading, SignalThread thread, Instant now) {
        var fired = new TreeMap<>(thread.fired());
        var met = new TreeMap<>(thread.met());
        var held = new TreeMap<>(thread.held());
        var firings = new ArrayList<Firing>();
        var origin = sources.origin(signal.source());
        look.notMet()
                .forEach(rule -> met.computeIfPresent(rule.rule().id(), (id, origins) -> without(origins, origin)));
        for (var rule : look.met()) {
            var id = rule.rule().id();
            if (fired.containsKey(id)) {
                continue;
            }
            var reason = weigh(rule, signal, look, threading.subject(), thread, met, now);
            if (reason == null) {
                firings.add(fire(rule, signal, look, thread, met.getOrDefault(id, Map.of()), now));
                fired.put(id, signal.id());
                held.remove(id);
            } else {
                held.put(id, reason);
            }
        }
        return new Judgement(thread.judged(fired, met, held), threading.subject(), firings);
    }

    /** The firings of a signal that was taken before: as they were, for whoever did not get them then. */
    List<Firing> again(Signal signal, FirstLook look, SignalThread thread, Instant now) {
        var firings = new ArrayList<Firing>();
        for (var rule : look.met()) {
            var id = rule.rule().id();
            if (signal.id().equals(thread.fired().get(id))) {
                firings.add(fire(rule, signal, look, thread, thread.met().getOrDefault(id, Map.of()), now));
            }
        }
        return firings;
    }

    /** Why a rule whose first condition is met does not fire; null when it does. */
    private @Nullable String weigh(
            CompiledRule rule,
            Signal signal,
            FirstLook look,
            Subject subject,
            SignalThread thread,
            Map<String, Map<String, Instant>> met,
            Instant now) {
        var said = rule.rule();
        if (look.trust() < said.minTrust()) {
            return "%s is believed %.2f now and the rule wants %.2f"
                    .formatted(signal.source(), look.trust(), said.minTrust());
        }
        var age = SignalFacts.age(signal, now);
        if (age.compareTo(said.maxAge()) > 0) {
            return "what it speaks of is older than " + said.maxAge();
        }
        var origins = meeting(said, signal, met.getOrDefault(said.id(), Map.of()));
        met.put(said.id(), origins);
        SignalFacts.window(look.facts(), said, signal, subject);
        SignalFacts.thread(look.facts(), thread, origins, together(origins, now), silent(now), now);
        if (rule.over() != null && !rule.over().holds(look.facts())) {
            return "not yet: " + rule.over().text() + "; "
                    + look.facts().written(rule.over().variables());
        }
        return null;
    }

    private Map<String, Instant> meeting(Rule rule, Signal signal, Map<String, Instant> before) {
        var observed = signal.observed().forCrisisCentre();
        var origins = new LinkedHashMap<String, Instant>();
        before.forEach((origin, at) -> {
            if (rule.window().isZero() || !at.isBefore(observed.minus(rule.window()))) {
                origins.put(origin, at);
            }
        });
        origins.merge(sources.origin(signal.source()), observed, (some, other) -> some.isAfter(other) ? some : other);
        return Map.copyOf(origins);
    }

    /** How far all that met a rule are believed together: the chance that not all of them are wrong. */
    private double together(Map<String, Instant> origins, Instant now) {
        double allWrong = 1;
        for (var origin : origins.keySet()) {
            double best = sources.all().stream()
                    .filter(source -> sources.origin(source.name()).equals(origin))
                    .mapToDouble(source -> trust.now(source.name(), now))
                    .max()
                    .orElse(0);
            allWrong *= 1 - best;
        }
        return 1 - allWrong;
    }

    private List<String> silent(Instant now) {
        return watch.all(now).stream()
                .filter(standing -> standing.freshness().isUnknown())
                .map(standing -> standing.source().name())
                .toList();
    }

    private Firing fire(
            CompiledRule rule,
            Signal signal,
            FirstLook look,
            SignalThread thread,
            Map<String, Instant> origins,
            Instant now) {
        var said = rule.rule();
        var id = SignalIds.of("rule", said.id(), thread.id());
        var consequence = Consequence.of(rule, id, signal, look, now);
        return new Firing(
                id,
                said.id(),
                said.file(),
                said.version(),
                said.sample(),
                consequence.kind(),
                thread.hazard(),
                thread.id(),
                signal.source(),
                signal.id(),
                now,
                signal.observed().forCrisisCentre().plus(said.maxAge()),
                thread.exercise() || signal.exercise(),
                thread.tlp().stricter(signal.tlp()),
                said.when(),
                said.over(),
                look.facts().written(rule.inputs()),
                origins.keySet().stream().sorted().toList(),
                summary(said, signal),
                consequence.less(),
                consequence.alert(),
                consequence.mandate());
    }

    private static Marked<String> summary(Rule rule, Signal signal) {
        var headline = signal.headline() == null ? signal.event() : signal.headline();
        return rule.outcome() instanceof RuleOutcome.Note note
                ? headline.map(told -> note.text() + ": " + told).atLeast(signal.tlp())
                : headline.atLeast(signal.tlp());
    }

    private static Map<String, Instant> without(Map<String, Instant> origins, String origin) {
        var others = new LinkedHashMap<>(origins);
        others.remove(origin);
        return Map.copyOf(others);
    }
}
