package nl.weerklank.contract.cap.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.weerklank.contract.cap.Corpus;
import nl.weerklank.contract.cap.HostileFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine with 16 MB of heap reads every attack to its end. */
class SmallHeapIT {

    @Test
    void every_attack_is_refused_in_a_heap_of_16_MB(@TempDir Path folder) throws Exception {
        int number = 0;
        for (var attack : HostileFiles.all(9, "file:///etc/passwd").values()) {
            Files.write(folder.resolve("attack-" + number++ + ".xml"), attack);
        }

        assertThat(answers(List.of(folder))).hasSize(number).allMatch(line -> line.contains(" refused "));
    }

    @Test
    void every_malicious_file_of_the_collection_is_answered_in_a_heap_of_16_MB() throws Exception {
        var folder = Corpus.folder().resolve("malicious");

        assertThat(answers(List.of(folder))).hasSameSizeAs(Corpus.files("malicious"));
    }

    private static List<String> answers(List<Path> folders) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                HostileFilesMain.class.getName()));
        folders.forEach(folder -> command.add(folder.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said.lines().toList();
    }
}
