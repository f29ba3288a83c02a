package nl.weerklank.ingest.console.home;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first page, for template {@code console/home}.
 *
 * @param number the change that this page shows, from which its stream goes on
 * @param away whether the database is away, so that only issued alerts are shown
 */
public record HomeView(
        List<TabView> tabs,
        Tab current,
        String text,
        String mode,
        List<Item> items,
        long number,
        boolean away,
        List<Call> calls) {

    /** A part of the page with its count. */
    public record TabView(String word, String title, String count, boolean current) {}

    /**
     * A line of the list.
     *
     * @param state what is said about it now
     */
    public record Item(
            String address,
            String title,
            String kind,
            boolean exercise,
            String by,
            String state,
            String mood,
            List<Clock.Step> clock) {}

    /** A deputy who is called in because an approver has not answered. */
    public record Call(
            String text, String address, @Nullable String title) {}
}
