package nl.weerklank.channel.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordedExchangeTest {

    @ParameterizedTest
    @ValueSource(strings = {"exchange_nobts.hex", "exchange_bts.hex"})
    void everyFrameOfARealBscIsReadAndWrittenAgainOctetForOctet(String file) throws IOException {
        var frames = frames(file, "BSC>CBC ");
        assertThat(frames).isNotEmpty();
        for (var frame : frames) {
            assertThat(CbspReader.read(frame))
                    .isInstanceOfSatisfying(
                            CbspReading.Read.class,
                            read -> assertThat(CbspWriter.write(read.message())).isEqualTo(frame));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"exchange_nobts.hex", "exchange_bts.hex"})
    void everyWholeFrameThatARealBscUnderstoodIsWrittenAgainOctetForOctet(String file) throws IOException {
        for (var frame : frames(file, "CBC>BSC ")) {
            switch (CbspReader.read(frame)) {
                case CbspReading.Read read ->
                    assertThat(CbspWriter.write(read.message())).isEqualTo(frame);
                case CbspReading.Malformed malformed ->
                    assertThat(Set.of(1, 16)).as(malformed.reason()).contains(frame[0] & 0xFF);
            }
        }
    }

    private static List<byte[]> frames(String file, String direction) throws IOException {
        var frames = new ArrayList<byte[]>();
        for (var line : Files.readAllLines(Peers.testdata("cbsp").resolve(file))) {
            if (line.startsWith(direction)) {
                frames.add(HexFormat.of()
                        .parseHex(line.substring(direction.length()).strip()));
            }
        }
        return frames;
    }
}
