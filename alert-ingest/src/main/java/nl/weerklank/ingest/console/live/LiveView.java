package nl.weerklank.ingest.console.live;

import java.util.List;
import nl.weerklank.ingest.console.decide.DecideView;
import nl.weerklank.ingest.console.home.Clock;
import org.jspecify.annotations.Nullable;

/**
 * An issued alert on its way, for template {@code console/live}. Every figure is dispatch's own.
 *
 * @param known whether dispatch has said anything about it yet
 * @param problem why it may be out of date
 */
public record LiveView(
        String alertId,
        String revision,
        String title,
        String kind,
        boolean exercise,
        String by,
        boolean alive,
        boolean mayWrite,
        List<Act> acts,
        boolean known,
        @Nullable String problem,
        String reached,
        String remainder,
        String state,
        List<Channel> channels,
        List<String> decisions,
        List<Point> curve,
        List<Clock.Step> clock,
        List<DecideView.Block> blocks) {

    /** Something that can follow: update, all-clear, stop. */
    public record Act(String value, String text, String look) {}

    /** One channel: what is proven, by which attempts, and why it is what it is. */
    public record Channel(
            String name, String state, String mood, List<String> orders, String note, List<String> faults) {}

    /** A point of the remainder's curve. */
    public record Point(String after, String left, String cause) {}
}
