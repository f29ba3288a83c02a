package nl.weerklank.ingest.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchedFileTest {

    @TempDir
    Path folder;

    private Path file;
    private WatchedFile<Integer> watched;

    @BeforeEach
    void begin() throws Exception {
        file = Files.writeString(folder.resolve("number"), "1");
        watched = new WatchedFile<>(file, from -> Integer.valueOf(Files.readString(from)));
    }

    @Test
    void whatIsChangedHoldsAfterTheNextLook() throws Exception {
        changeTo("2", "2030-01-01T00:00:00Z");
        assertThat(watched.get()).isEqualTo(1);

        watched.look();

        assertThat(watched.get()).isEqualTo(2);
    }

    @Test
    void whatHasBecomeWrongLeavesWhatItSaidBeforeInForce() throws Exception {
        changeTo("two", "2030-01-01T00:00:00Z");
        watched.look();
        assertThat(watched.get()).isEqualTo(1);

        Files.delete(file);
        watched.look();
        assertThat(watched.get()).isEqualTo(1);
    }

    @Test
    void aFileThatIsNotThereAtTheStartIsSaidByName() {
        assertThatThrownBy(() -> new WatchedFile<>(folder.resolve("absent"), Files::readString))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("absent");
    }

    private void changeTo(String text, String at) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse(at)));
    }
}
