package nl.weerklank.channel.cellbroadcast.memory;

import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.channel.cellbroadcast.cbsp.Octets;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;
import nl.weerklank.channel.cellbroadcast.message.SerialNumber;
import nl.weerklank.channel.cellbroadcast.message.WarningMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the centre writes down of one alert before it sends anything, so that a restart knows what may be on the air.
 *
 * @param plan says which cell plan the indexes belong to
 * @param wanted cells that should hold the messages; a bit set in base 64
 * @param removing cells that should be rid of them
 * @param leaving messages that the present version no longer has and that are to be taken off the air
 * @param earlier serial numbers that may still be on the air
 * @param worded the version that the messages are of, where that is not {@code version}
 * @param released whether its message codes were given back
 */
public record AlertRecord(
        String alertId,
        int version,
        boolean stopped,
        Instant expires,
        String plan,
        List<Message> messages,
        String wanted,
        String removing,
        List<Message> leaving,
        List<Earlier> earlier,
        @Nullable Integer worded,
        @Nullable Boolean released) {

    /** Cells as they are written. */
    public static String written(BitSet cells) {
        return Base64.getEncoder().encodeToString(cells.toByteArray());
    }

    /** Cells as they were written. */
    public static BitSet read(String cells) {
        return BitSet.valueOf(Base64.getDecoder().decode(cells));
    }

    /** The serial numbers that the alert keeps from others. */
    public List<SerialNumber> serials() {
        return Boolean.TRUE.equals(released)
                ? List.of()
                : Stream.concat(messages.stream(), leaving.stream())
                        .map(message -> SerialNumber.of(message.serial()))
                        .toList();
    }

    /** A message without its state. */
    public record Message(int messageId, int serial, boolean primary, String language, int scheme, List<String> pages) {

        public static Message of(WarningMessage message) {
            var pages = message.pages().stream()
                    .map(page -> page.used() + ":"
                            + Base64.getEncoder().encodeToString(page.octets().toBytes()))
                    .toList();
            return new Message(
                    message.messageId(),
                    message.serial().bits(),
                    message.primary(),
                    message.language(),
                    message.scheme(),
                    pages);
        }

        public WarningMessage restored() {
            var restored = pages.stream()
                    .map(page -> {
                        int colon = page.indexOf(':');
                        var octets = Base64.getDecoder().decode(page.substring(colon + 1));
                        return new Page(Octets.of(octets), Integer.parseInt(page.substring(0, colon)));
                    })
                    .toList();
            return new WarningMessage(messageId, SerialNumber.of(serial), primary, language, scheme, restored);
        }
    }

    /** An earlier wording that cells may still hold. */
    public record Earlier(int messageId, String language, int serial, String cells) {}
}
