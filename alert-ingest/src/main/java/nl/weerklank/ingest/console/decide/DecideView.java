package nl.weerklank.ingest.console.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the second person sees: exactly what goes out, and what they may do. For template {@code console/decide}.
 *
 * @param digest of what is shown; a decision counts for nothing else
 * @param open whether it still waits for a decision
 * @param whyNot why this person may not decide; absent when they may
 * @param sentence what the approver ticks: how many people, where
 * @param problem why the decision before was not taken
 */
public record DecideView(
        String id,
        String digest,
        String title,
        String kind,
        boolean exercise,
        boolean cancel,
        String author,
        String submitted,
        boolean open,
        String state,
        @Nullable String whyNot,
        boolean needsCode,
        long people,
        String peopleText,
        String sentence,
        String areas,
        String expires,
        List<Block> blocks,
        List<Line> facts,
        List<Change> changes,
        boolean hasEarlier,
        List<String> warnings,
        List<Line> reasons,
        @Nullable String problem) {

    /** What is said in one language. */
    public record Block(
            String language,
            String event,
            String headline,
            String description,
            String instruction,
            String web,
            String contact) {}

    /** A fact with its name. */
    public record Line(String name, String value) {}

    /** What differs from the version that is live. */
    public record Change(String name, String before, String after) {}
}
