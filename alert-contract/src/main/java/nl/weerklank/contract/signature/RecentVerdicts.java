package nl.weerklank.contract.signature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import nl.weerklank.contract.alert.SignedAlert;

/**
 * Genuine alerts that were verified a moment ago: all channels of a process get the same signed alert, and one look at
 * it serves them all. Only the very same octets count as the same. Nothing refused is kept. Thread-safe; who asks
 * while another is looking waits for the answer.
 */
final class RecentVerdicts {

    private static final int MOST = 16;

    /** Longer alerts are verified each time, so that what is kept stays small. */
    private static final int LONGEST_PAYLOAD = 256 * 1024;

    private final Map<SignedAlert, CompletableFuture<Verdict>> recent = new LinkedHashMap<>(MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SignedAlert, CompletableFuture<Verdict>> eldest) {
            return size() > MOST;
        }
    };

    Verdict of(SignedAlert signed, Function<SignedAlert, Verdict> look) {
        if (signed.payload().length() > LONGEST_PAYLOAD) {
            return look.apply(signed);
        }
        var mine = new CompletableFuture<Verdict>();
        CompletableFuture<Verdict> known;
        synchronized (recent) {
            known = recent.putIfAbsent(signed, mine);
        }
        if (known != null) {
            return answer(known);
        }
        try {
            mine.complete(look.apply(signed));
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
        }
        if (mine.isCompletedExceptionally() || !(mine.join() instanceof Verdict.Genuine)) {
            synchronized (recent) {
                recent.remove(signed, mine);
            }
        }
        return answer(mine);
    }

    private static Verdict answer(CompletableFuture<Verdict> known) {
        try {
            return known.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
