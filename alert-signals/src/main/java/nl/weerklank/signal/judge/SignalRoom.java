package nl.weerklank.signal.judge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.picture.PictureStore;
import nl.weerklank.signal.picture.SignalThread;
import nl.weerklank.signal.picture.Subject;
import nl.weerklank.signal.picture.Threading;
import nl.weerklank.signal.picture.Threads;
import nl.weerklank.signal.rule.RuleOutcome;
import nl.weerklank.signal.trust.TrustBook;
import nl.weerklank.signal.watch.Sources;
import nl.weerklank.signal.watch.Watch;
import org.jspecify.annotations.Nullable;

/**
 * Takes signals in one after another: each is heard, looked at by the rules, joined to its thread and judged. Time comes from
 * outside, so that a replay sees what the service saw.
 */
public final class SignalRoom {

    private static final Duration KEEP = Duration.ofDays(2);

    private final PictureStore store;
    private final RuleSet rules;
    private final Watch watch;
    private final Threads threads;
    private final Judge judge;
    private final Set<String> firedOnSilence = new HashSet<>();

    public SignalRoom(PictureStore store, RuleSet rules, Sources sources, TrustBook trust, Watch watch) {
        this.store = store;
        this.rules = rules;
        this.watch = watch;
        this.threads = new Threads(store, sources);
        this.judge = new Judge(rules, sources, trust, watch);
    }

    /** What one signal did. */
    public record Taken(Threading threading, List<Firing> firings) {}

    /** What the passing of time did. */
    public record Passed(List<SignalThread> ended, List<SignalThread> forgotten) {}

    public Taken take(Signal signal, Instant now) {
        watch.heard(signal.source(), signal.received());
        var look = judge.look(signal, now);
        var before = store.subject(signal.key());
        var window = rules.window(signal.hazard().forCrisisCentre());
        var threading = threads.take(signal, telling(signal, look, before, window), window, now);
        var thread = threading.thread();
        if (threading.kind() == Threading.Kind.REPEATED) {
            return new Taken(threading, thread == null ? List.of() : judge.again(signal, look, thread, now));
        }
        var subject = threading.subject();
        if (!look.met().isEmpty() || !subject.since().isEmpty()) {
            subject = subject.met(judge.since(signal, look, before == null ? subject.met(Map.of()) : before));
            store.keep(signal.key(), subject);
            threading = new Threading(threading.kind(), thread, subject, threading.effect());
        }
        if (thread == null || !threading.isTelling()) {
            return new Taken(threading, List.of());
        }
        return judged(signal, look, threading, thread, now);
    }

    private boolean telling(Signal signal, Judge.FirstLook look, @Nullable Subject before, Duration window) {
        if (look.isPlain() || !Threads.isReading(signal)) {
            return !look.isPlain();
        }
        var known = before == null ? Subject.fresh("") : before;
        return judge.tells(signal, look, known.after(signal, window).met(judge.since(signal, look, known)));
    }

    private Taken judged(Signal signal, Judge.FirstLook look, Threading threading, SignalThread thread, Instant now) {
        var judgement = judge.judge(signal, look, threading, thread, now);
        if (!judgement.thread().equals(thread)) {
            threads.keep(judgement.thread());
        }
        return new Taken(
                new Threading(threading.kind(), judgement.thread(), threading.subject(), threading.effect()),
                judgement.firings());
    }

    /** Lets time pass: ends what has run out, as over only where every source of it is fresh. */
    public Passed pass(Instant now) {
        return new Passed(threads.runOut(now, source -> watch.isSilent(source, now)), threads.forget(now, KEEP));
    }

    /** What rules make of the sources that are silent now; each silence fires a rule once. */
    public List<Firing> silences(Instant now) {
        var firings = new ArrayList<Firing>();
        if (rules.onSilence().isEmpty()) {
            return firings;
        }
        for (var standing : watch.all(now)) {
            if (standing.freshness().isUnknown()
                    && watch.silence(standing, now).compareTo(standing.source().freshness()) > 0) {
                for (var rule : rules.onSilence()) {
                    fired(rule, standing, now, firings);
                }
            }
        }
        return firings;
    }

    private void fired(CompiledRule rule, Watch.Standing standing, Instant now, List<Firing> firings) {
        var source = standing.source();
        var hazards = rule.rule().hazards();
        var concerned = hazards.isEmpty()
                || source.hazards().isEmpty()
                || source.hazards().stream().anyMatch(hazards::contains);
        var id = SignalIds.of(
                "silence",
                rule.rule().id() + "/" + source.name(),
                String.valueOf(standing.heard().orElse(Instant.EPOCH)));
        if (!concerned || firedOnSilence.contains(id)) {
            return;
        }
        var facts = new Facts()
                .put("silence.source", source.name())
                .put("silence.lasting", watch.silence(standing, now))
                .put("silence.heard", standing.heard().isPresent())
                .put(
                        "silence.hazards",
                        source.hazards().stream().map(hazard -> hazard.word()).toList());
        if (rule.when().holds(facts)) {
            firedOnSilence.add(id);
            firings.add(silence(rule, id, standing, facts, now));
        }
    }

    private Firing silence(CompiledRule rule, String id, Watch.Standing standing, Facts facts, Instant now) {
        var said = rule.rule();
        var name = standing.source().name();
        var template = DraftMaker.template(said.outcome());
        var fields = Map.of(
                "source", Marked.of(Tlp.CLEAR, name),
                "lasting", Marked.of(Tlp.CLEAR, watch.silence(standing, now).toMinutes() + " min"));
        var made = template == null ? null : DraftMaker.ofSilence(said, template, id, fields, now);
        var alert = made == null ? null : made.alert();
        var text = said.outcome() instanceof RuleOutcome.Note note ? note.text() + ": " : "";
        return new Firing(
                id,
                said.id(),
                said.file(),
                said.version(),
                said.sample(),
                alert == null ? Firing.Kind.NOTE : Firing.Kind.PROPOSAL,
                null,
                null,
                name,
                null,
                now,
                now,
                false,
                standing.source().tlp(),
                said.when(),
                "",
                facts.written(rule.inputs()),
                List.of(),
                Marked.of(standing.source().tlp(), text + "nothing heard from " + name),
                made == null ? List.of() : made.reasons(),
                alert,
                null);
    }

    /** The threads as they stand. */
    public List<SignalThread> threads() {
        return store.threads();
    }
}
