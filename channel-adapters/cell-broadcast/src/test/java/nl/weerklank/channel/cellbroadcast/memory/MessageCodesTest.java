package nl.weerklank.channel.cellbroadcast.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageCodesTest {

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-15T10:00:00Z");

    @Test
    void thousandsOfAlertsADayNeverShareALiveCodeNorRepeatASerialNumberThatPhonesRemember() {
        var random = new SplittableRandom(5);
        var live = new ArrayDeque<SerialNumber>();
        var lastTaken = new HashMap<Integer, Instant>();
        var codes = codes(List.of());
        for (int alert = 0; alert < 6000; alert++) {
            now = now.plus(Duration.ofSeconds(10));
            if (alert % 500 == 499) {
                codes.close();
                codes = codes(live); // a restart
            }
            var serial = codes.take(now);
            assertThat(live).noneMatch(other -> other.code() == serial.code());
            var before = lastTaken.put(serial.bits(), now);
            assertThat(before == null
                            || before.plus(MessageCodes.MEMORY_OF_PHONES).isBefore(now))
                    .as("alert %d: serial %04x was taken at %s", alert, serial.bits(), before)
                    .isTrue();
            var last = serial;
            for (int update = random.nextInt(3); update > 0; update--) {
                last = last.next();
                lastTaken.put(last.bits(), now);
            }
            live.add(last);
            while (live.size() > 200) {
                codes.release(live.remove(), now);
            }
        }
        codes.close();
    }

    @Test
    void theCodeThatRestedLongestIsTakenFirst() {
        var codes = codes(List.of());
        var all = taken(codes, SerialNumber.CODES);
        codes.release(all.get(700), now.plusSeconds(10));
        codes.release(all.get(3), now.plusSeconds(20));
        codes.release(all.get(41), now.plusSeconds(30));
        assertThat(codes.take(now.plusSeconds(40)).code())
                .isEqualTo(all.get(700).code());
        assertThat(codes.take(now.plusSeconds(40)).code()).isEqualTo(all.get(3).code());
        assertThat(codes.take(now.plusSeconds(40)).code()).isEqualTo(all.get(41).code());
        codes.close();
    }

    @Test
    void aCodeThatComesBackGoesOnCountingItsUpdateNumber() {
        var codes = codes(List.of());
        var all = taken(codes, SerialNumber.CODES);
        var updatedTwice = all.get(9).next().next();
        codes.release(updatedTwice, now);
        assertThat(codes.take(now)).isEqualTo(updatedTwice.next());
        codes.close();
    }

    @Test
    void withEveryCodeLiveThereIsNoneAndTheReasonIsNamed() {
        var codes = codes(List.of());
        var all = taken(codes, SerialNumber.CODES);
        assertThat(all.stream().map(SerialNumber::code).distinct()).hasSize(SerialNumber.CODES);
        assertThatThrownBy(() -> codes.take(now))
                .isInstanceOf(MessageCodes.NoneFree.class)
                .hasMessageContaining("1024");
        codes.release(all.getFirst(), now);
        assertThat(codes.take(now).code()).isEqualTo(all.getFirst().code());
        codes.close();
    }

    @Test
    void aKilledProcessReusesNothingThatItMayHaveSent() {
        var first = codes(List.of());
        var sent = new HashSet<>(taken(first, 40)); // killed: nothing is closed, nothing released
        var second = codes(List.of());
        for (int i = 0; i < SerialNumber.CODES; i++) {
            assertThat(sent).doesNotContain(second.take(now));
        }
        first.close();
        second.close();
    }

    @Test
    void codesOfLiveAlertsStayTheirsOverARestartAndATornLineIsLeftOut() throws Exception {
        var first = codes(List.of());
        var live = taken(first, 5);
        first.close();
        Files.writeString(folder.resolve("message-codes"), Files.readString(folder.resolve("message-codes")) + "12 3");
        var second = codes(live);
        assertThat(second.inUse()).isEqualTo(5);
        for (int i = 0; i < SerialNumber.CODES - 5; i++) {
            var serial = second.take(now);
            assertThat(live).noneMatch(other -> other.code() == serial.code());
        }
        second.close();
    }

    private MessageCodes codes(Collection<SerialNumber> live) {
        return new MessageCodes(folder, live, now);
    }

    private List<SerialNumber> taken(MessageCodes codes, int count) {
        var taken = new ArrayList<SerialNumber>(count);
        for (int i = 0; i < count; i++) {
            taken.add(codes.take(now));
        }
        return taken;
    }
}
