package nl.weerklank.contract.channel;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** A test of the whole way to the public that an operator starts by hand, part of the network by part, without an alert. */
public interface HandTest {

    /** Its name, such as {@code growl}. */
    String name();

    /** One sentence: what is done and what a pass proves. */
    String about();

    /** Whether people may notice it; such a test needs its parts named. */
    boolean isNoticed();

    /**
     * Runs it.
     *
     * @param parts the parts to test, by name; empty for all that may be tested now
     * @return a result for every part that was named, or for every one that was tested
     * @throws IllegalArgumentException in words for the operator, when it cannot be run so
     */
    CompletionStage<List<Result>> run(Set<String> parts);

    /** What was found of one part, in one plain sentence. */
    record Result(String part, Instant at, Verdict verdict, String words) {}

    /** How a part came through. */
    enum Verdict {
        PASSED,
        FAILED,
        /** Left alone, and why. */
        NOT_TESTED
    }
}
