package nl.weerklank.ingest.source;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.source.Source;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One source that is asked again and again: its address, and what it says stands elsewhere. Used by one thread at a time. */
final class PolledSource {

    private static final Logger LOG = Logger.getLogger(PolledSource.class);
    private static final int REMEMBERED = 20_000;
    private static final int DEEPEST = 4;
    private static final int KEEP_SECONDS = 15;

    private final Source source;
    private final URI declared;
    private final Fetch fetch;
    private final Intake intake;
    private final Remembered<Marks> marks = new Remembered<>(REMEMBERED);
    private final Remembered<String> followed = new Remembered<>(REMEMBERED);
    private final Remembered<Boolean> told = new Remembered<>(REMEMBERED);
    private volatile SourceState state;
    private volatile @Nullable Duration askedToWait;

    /** What the last answer of an address is recognised by. */
    private record Marks(@Nullable String etag, @Nullable String lastModified) {}

    /** An address to ask, how far it is from the declared one. */
    private record Visit(URI address, String format, String changed, int depth) {}

    /** What one round found out. */
    private static final class Round {
        private final Deque<Visit> open = new ArrayDeque<>();
        private int taken;
        private int refused;
        private int links;
        private @Nullable String fault;
        private @Nullable String remedy;

        void wrong(String why, String what) {
            refused++;
            if (fault == null) {
                fault = why;
                remedy = what;
            }
        }
    }

    PolledSource(Source source, Fetch fetch, Intake intake) {
        this.source = source;
        this.declared = Objects.requireNonNull(source.address(), "a polled source has an address");
        this.fetch = fetch;
        this.intake = intake;
        this.state = SourceState.begun(source.name(), source.format());
    }

    SourceState state() {
        return state;
    }

    Source source() {
        return source;
    }

    @Nullable
    Duration askedToWait() {
        return askedToWait;
    }

    /** Asks once, follows what is new, keeps what was read. */
    void round() throws InterruptedException {
        var round = new Round();
        askedToWait = null;
        try {
            var first = visit(new Visit(declared, source.format(), "", 0), round);
            if (first instanceof Fetched.Failed failed) {
                failed(failed);
                return;
            }
            while (!round.open.isEmpty()) {
                var next = round.open.poll();
                if (visit(next, round) instanceof Fetched.Failed failed) {
                    round.wrong("a link of the source: " + failed.fault(), failed.remedy());
                }
            }
            intake.heard(source);
            state = state.answered(intake.clock().instant(), round.taken, round.refused, round.fault, round.remedy);
            if (round.refused > 0) {
                LOG.warnf(
                        "entries left out source=%s count=%d fault=%s remedy=%s",
                        source.name(), round.refused, round.fault, round.remedy);
            }
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            failed(new Fetched.Failed(
                    "the log does not take the signals", "look at the broker; nothing is lost", null));
        } catch (UncheckedIOException e) {
            failed(new Fetched.Failed(
                    "the file with the secret cannot be read", "check the source's credentials", null));
        }
    }

    private void failed(Fetched.Failed failed) {
        askedToWait = failed.notBefore();
        state = state.failed(failed.fault(), failed.remedy());
        LOG.warnf("source failed source=%s fault=%s remedy=%s", source.name(), failed.fault(), failed.remedy());
    }

    private Fetched visit(Visit visit, Round round) throws InterruptedException, ExecutionException, TimeoutException {
        var key = visit.address().toString();
        var before = marks.get(key);
        var answer = fetch.ask(question(visit, before));
        if (answer instanceof Fetched.Got got) {
            take(visit, got, round);
            // only now: what is not kept must be asked for again
            marks.put(key, new Marks(got.etag(), got.lastModified()));
            if (!visit.changed().isEmpty() || visit.format().equals("cap")) {
                followed.put(key, visit.changed());
            }
        }
        return answer;
    }

    private void take(Visit visit, Fetched.Got got, Round round)
            throws InterruptedException, ExecutionException, TimeoutException {
        var entries = intake.read(source, visit.format(), got.body(), got.mediaType(), visit.address(), "");
        var fresh = new ArrayList<Signal>();
        for (var signal : Intake.signals(entries)) {
            if (!told.containsKey(signal.id())) {
                fresh.add(signal);
            }
        }
        intake.keep(source, got.mediaType(), got.body(), fresh).get(KEEP_SECONDS, TimeUnit.SECONDS);
        fresh.forEach(signal -> told.put(signal.id(), true));
        round.taken += fresh.size();
        for (var refused : Intake.refused(entries)) {
            round.wrong(
                    refused.rule() + " at " + (refused.place().isEmpty() ? "the whole" : refused.place()) + ": "
                            + refused.message(),
                    refused.remedy());
        }
        follow(visit, entries, round);
    }

    private void follow(Visit from, List<Entry> entries, Round round) {
        int most = number("max-links", 100);
        for (var entry : entries) {
            if (!(entry instanceof Entry.Linked link) || isKnown(link)) {
                continue;
            }
            var refusal = Reach.refusal(declared, link.address());
            if (refusal.isPresent()) {
                round.wrong(
                        "a link is not followed: " + refusal.get(),
                        "tell the source, or declare that address as a source");
            } else if (from.depth() < DEEPEST && round.links < most) {
                round.links++;
                round.open.add(new Visit(link.address(), link.format(), link.changed(), from.depth() + 1));
            }
        }
    }

    private boolean isKnown(Entry.Linked link) {
        var changed = followed.get(link.address().toString());
        return changed != null && changed.equals(link.changed());
    }

    private Question question(Visit visit, @Nullable Marks before) {
        boolean own = visit.depth() == 0;
        boolean sameHost = visit.address().getAuthority() != null
                && visit.address().getAuthority().equals(declared.getAuthority());
        return new Question(
                visit.address(),
                accept(visit.format()),
                sameHost ? Credentials.headers(source) : Map.of(),
                before == null ? null : before.etag(),
                before == null ? null : before.lastModified(),
                own ? source.settings().get("request-body") : null,
                number("max-bytes", 8 * 1024 * 1024),
                Duration.ofSeconds(number("timeout", 20)));
    }

    private static String accept(String format) {
        return switch (format) {
            case "taxii" -> "application/taxii+json;version=2.1";
            case "cap" -> "application/cap+xml, application/xml;q=0.9, */*;q=0.1";
            default -> "*/*";
        };
    }

    private int number(String setting, int usual) {
        var text = source.settings().getOrDefault(setting, "");
        return text.matches("\\d{1,8}") ? Integer.parseInt(text) : usual;
    }
}
