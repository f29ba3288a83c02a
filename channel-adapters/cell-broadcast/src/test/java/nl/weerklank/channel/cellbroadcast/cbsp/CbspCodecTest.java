package nl.weerklank.channel.cellbroadcast.cbsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CbspCodecTest {

    @Property(tries = 2000)
    void whatIsWrittenIsReadAsItWas(@ForAll("messages") CbspMessage message) {
        assertThat(CbspReader.read(CbspWriter.write(message))).isEqualTo(new CbspReading.Read(message));
    }

    @Property(tries = 5000)
    void anyOctetsGiveAReadingAndNoException(@ForAll @Size(max = 300) byte[] octets) {
        assertThat(CbspReader.read(octets)).isNotNull();
    }

    @Property(tries = 5000)
    void aMessageWithSomeOctetsChangedGivesAReading(
            @ForAll("messages") CbspMessage message, @ForAll @Size(min = 1, max = 8) int[] places, @ForAll byte value) {
        var frame = CbspWriter.write(message);
        for (int place : places) {
            frame[Math.floorMod(place, frame.length)] ^= value;
        }
        var reading = CbspReader.read(frame);
        if (reading instanceof CbspReading.Read read) {
            assertThat(CbspReader.read(CbspWriter.write(read.message()))).isEqualTo(reading);
        }
    }

    @Property(tries = 2000)
    void aMessageThatIsCutShortIsMalformed(@ForAll("messages") CbspMessage message, @ForAll int place) {
        var frame = CbspWriter.write(message);
        var cut = Arrays.copyOf(frame, Math.floorMod(place, frame.length));
        assertThat(CbspReader.read(cut)).isInstanceOf(CbspReading.Malformed.class);
    }

    @Property(tries = 500)
    void framesAreFoundHoweverTheStreamIsCut(
            @ForAll("messages") CbspMessage one, @ForAll("messages") CbspMessage two, @ForAll @Size(max = 6) int[] cuts)
            throws FrameReader.TooLong {
        var stream = ByteBuffer.allocate(1 << 20).put(CbspWriter.write(one)).put(CbspWriter.write(two));
        var octets = Arrays.copyOf(stream.array(), stream.position());
        var places = Arrays.stream(cuts)
                .map(cut -> Math.floorMod(cut, octets.length))
                .sorted()
                .toArray();
        var reader = new FrameReader();
        var found = new ArrayList<CbspReading>();
        int from = 0;
        for (int i = 0; i <= places.length; i++) {
            int to = i < places.length ? places[i] : octets.length;
            reader.feed(ByteBuffer.wrap(octets, from, to - from));
            for (var frame = reader.next(); frame.isPresent(); frame = reader.next()) {
                found.add(CbspReader.read(frame.get()));
            }
            from = to;
        }
        assertThat(found).containsExactly(new CbspReading.Read(one), new CbspReading.Read(two));
    }

    @Test
    void theGeneratorMakesEveryTypeOfMessage() {
        var seen = EnumSet.noneOf(MessageType.class);
        AnyMessage.any().sampleStream().limit(3000).forEach(message -> seen.add(MessageType.of(message)));
        assertThat(seen).containsExactlyInAnyOrder(MessageType.values());
    }

    @Test
    void aHeaderThatPromisesTooMuchIsRefusedBeforeAnythingIsHeld() {
        var reader = new FrameReader();
        reader.feed(ByteBuffer.wrap(HexFormat.of().parseHex("01ffffff00")));
        assertThatThrownBy(reader::next).isInstanceOf(FrameReader.TooLong.class);
    }

    @Test
    void aMissingElementIsNamedWithTheCauseForIt() {
        var reading = CbspReader.read(HexFormat.of().parseHex("04000003021111"));
        assertThat(reading).isInstanceOfSatisfying(CbspReading.Malformed.class, malformed -> {
            assertThat(malformed.cause()).isEqualTo(Cause.MISSING_ELEMENT);
            assertThat(malformed.reason()).contains("14");
        });
    }

    @Test
    void aListBeyondSixteenBitsIsRefusedWhenWritten() {
        var cells = Collections.nCopies(10_000, CellId.cgi(Plmn.of("204", "99"), 1, 1));
        var reset = new CbspMessage.Reset(CellList.of(CellKind.CGI, cells));
        assertThatIllegalArgumentException().isThrownBy(() -> CbspWriter.write(reset));
    }

    @Test
    void periodsAreCodedInStepsThatGrow() {
        assertThat(List.of(0, 5, 10, 11, 20, 21, 38, 39, 86, 87, 186).stream().map(Periods::secondsOf))
                .containsExactly(0, 5, 10, 12, 30, 35, 120, 130, 600, 630, 3600);
        assertThat(Periods.codeOf(30)).isEqualTo(0x14);
        assertThat(Periods.codeOf(31)).isEqualTo(0x14);
    }

    @Test
    void networkCodesTravelInSwappedNibbles() {
        assertThat(Plmn.of("204", "99").raw()).isEqualTo(0x02F499);
        assertThat(Plmn.of("310", "410").raw()).isEqualTo(0x130014);
        assertThat(Plmn.of("204", "99").toString()).isEqualTo("204-99");
        assertThat(Plmn.of("310", "410").toString()).isEqualTo("310-410");
    }

    @Provide
    Arbitrary<CbspMessage> messages() {
        return AnyMessage.any();
    }
}
