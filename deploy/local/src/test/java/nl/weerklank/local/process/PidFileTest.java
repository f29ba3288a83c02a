package nl.weerklank.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    @TempDir
    Path folder;

    @Test
    void aRunningProcessIsFoundAgain() throws Exception {
        var file = folder.resolve("me.pid");
        PidFile.write(file, ProcessHandle.current());
        assertThat(PidFile.running(file)).contains(ProcessHandle.current());
    }

    @Test
    void aStrangerWithTheSameIdIsNotTakenForIt() throws Exception {
        var file = folder.resolve("stranger.pid");
        Files.writeString(file, ProcessHandle.current().pid() + " 12345");
        assertThat(PidFile.running(file)).isEmpty();
    }

    @Test
    void anEndedProcessOrABrokenFileIsNobody() throws Exception {
        var ended = new ProcessBuilder("true").start();
        var file = folder.resolve("ended.pid");
        PidFile.write(file, ended.toHandle());
        ended.waitFor();
        assertThat(PidFile.running(file)).isEmpty();
        Files.writeString(file, "no number");
        assertThat(PidFile.running(file)).isEmpty();
        assertThat(PidFile.running(folder.resolve("absent.pid"))).isEmpty();
    }
}
