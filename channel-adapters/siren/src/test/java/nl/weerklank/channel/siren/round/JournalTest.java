package nl.weerklank.channel.siren.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import nl.weerklank.testkit.ManualClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T10:00:00Z"));

    private Journal open() {
        return Journal.open(folder.resolve("journal"), clock);
    }

    @Test
    void whatWasAskedIsKnownAfterARestart() {
        try (var journal = open()) {
            journal.asking("one", 1, List.of("A", "B"));
            journal.asking("one", 2, List.of("B", "C"));
            journal.asking("two", 1, List.of("C"));
        }
        try (var journal = open()) {
            assertThat(journal.version("one")).isEqualTo(2);
            assertThat(journal.version("three")).isZero();
            assertThat(journal.asked("one", 1)).containsExactlyInAnyOrder("A", "B");
            assertThat(journal.asked("one")).containsExactlyInAnyOrder("A", "B", "C");
            assertThat(journal.takenOver("C", "one")).isTrue();
            assertThat(journal.takenOver("B", "one")).isFalse();
        }
    }

    @Test
    void aLineThatWasCutOffByACrashIsForgotten() throws IOException {
        try (var journal = open()) {
            journal.asking("one", 1, List.of("A"));
        }
        Files.writeString(folder.resolve("journal"), "2026-11-22T10:00:01Z one 2 A B", StandardOpenOption.APPEND);
        try (var journal = open()) {
            assertThat(journal.version("one")).isEqualTo(1);
        }
    }

    @Test
    void anOrderThatAsksNobodyStillMovesTheFence() {
        try (var journal = open()) {
            journal.asking("one", 3, List.of());
        }
        try (var journal = open()) {
            assertThat(journal.version("one")).isEqualTo(3);
            assertThat(journal.asked("one", 3)).isEmpty();
        }
    }

    @Test
    void itForgetsAfterAWeek() {
        try (var journal = open()) {
            journal.asking("old", 1, List.of("A"));
            clock.advance(Duration.ofDays(5));
            journal.asking("new", 1, List.of("A"));
        }
        clock.advance(Duration.ofDays(3));
        try (var journal = open()) {
            assertThat(journal.version("old")).isZero();
            assertThat(journal.version("new")).isEqualTo(1);
        }
    }
}
