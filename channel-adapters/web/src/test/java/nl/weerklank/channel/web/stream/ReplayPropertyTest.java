package nl.weerklank.channel.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whenever a reader comes back, it ends with what a reader has who never went away. */
class ReplayPropertyTest {

    /** A board of a few alerts: each change is of one of them, at the next revision. */
    private static final class Changes {

        private final Map<Integer, Long> latest = new HashMap<>();
        private final List<StreamFrame> all = new ArrayList<>();

        StreamFrame next(int alert) {
            long revision = all.size() + 1L;
            latest.put(alert, revision);
            var frame = frame(revision, alert);
            all.add(frame);
            return frame;
        }

        /** What the board itself can say: each alert that changed since, once, as it is now. */
        List<StreamFrame> since(long known) {
            var found = new TreeMap<Long, StreamFrame>();
            latest.forEach((alert, revision) -> {
                if (revision > known) {
                    found.put(revision, frame(revision, alert));
                }
            });
            return List.copyOf(found.values());
        }

        private static StreamFrame frame(long revision, int alert) {
            return new StreamFrame(revision, Buffer.buffer("alert " + alert + " at " + revision));
        }
    }

    @Property(tries = 500)
    void whoComesBackKnowsTheNewestOfEveryAlertAndHearsNothingTwice(
            @ForAll @Size(max = 60) List<@IntRange(max = 6) Integer> changes,
            @ForAll @IntRange(min = 1, max = 20) int kept,
            @ForAll @IntRange(max = 70) int lastEventId) {
        var board = new Changes();
        var log = new ReplayLog(kept, 0, board::since);
        changes.forEach(alert -> log.add(board.next(alert)));
        var replay = log.after(lastEventId);
        assertThat(replay).extracting(StreamFrame::id).isSorted().doesNotHaveDuplicates();
        assertThat(replay).allSatisfy(frame -> assertThat(frame.id()).isGreaterThan(lastEventId));
        assertThat(replay.stream().map(f -> f.bytes().toString()))
                .containsAll(board.since(lastEventId).stream()
                        .map(f -> f.bytes().toString())
                        .toList());
    }

    @Property(tries = 300)
    void aReaderWhoIsCutOffAtAnyMomentEndsWithWhatTheOthersHave(
            @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 6) Integer> changes,
            @ForAll @Size(max = 12) List<@IntRange(max = 60) Integer> cuts,
            @ForAll @IntRange(min = 1, max = 8) int kept) {
        var board = new Changes();
        var log = new ReplayLog(kept, 0, board::since);
        var steady = new HashMap<String, String>();
        var shaky = new HashMap<String, String>();
        long known = 0;
        for (int i = 0; i < changes.size(); i++) {
            var frame = board.next(changes.get(i));
            log.add(frame);
            note(steady, frame);
            boolean away = cuts.contains(i);
            if (!away) {
                for (var missed : log.after(known)) {
                    note(shaky, missed);
                    known = missed.id();
                }
            }
        }
        log.after(known).forEach(missed -> note(shaky, missed));
        assertThat(shaky).isEqualTo(steady);
    }

    @Property(tries = 200)
    void afterARestartTheLogSaysWhatTheBoardSays(
            @ForAll @Size(max = 30) List<@IntRange(max = 6) Integer> before,
            @ForAll @Size(max = 30) List<@IntRange(max = 6) Integer> after,
            @ForAll @IntRange(max = 60) int lastEventId) {
        var board = new Changes();
        before.forEach(board::next);
        var log = new ReplayLog(5, before.size(), board::since);
        after.forEach(alert -> log.add(board.next(alert)));
        assertThat(log.after(lastEventId).stream().map(f -> f.bytes().toString()))
                .containsAll(board.since(lastEventId).stream()
                        .map(f -> f.bytes().toString())
                        .toList());
    }

    private static void note(Map<String, String> page, StreamFrame frame) {
        var words = frame.bytes().toString().split(" at ");
        page.put(words[0], words[1]);
    }
}
