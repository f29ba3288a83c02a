package nl.weerklank.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void everySampleIsAValidCapMessage() throws Exception {
        try (var samples = Files.list(Peers.projectRoot().resolve("samples"))) {
            assertThat(samples.filter(Files::isRegularFile).toList())
                    .isNotEmpty()
                    .allSatisfy(sample -> assertThat(new CapReader()
                                    .check(Files.readAllBytes(sample))
                                    .errors())
                            .as(sample.toString())
                            .isEmpty());
        }
    }
}
