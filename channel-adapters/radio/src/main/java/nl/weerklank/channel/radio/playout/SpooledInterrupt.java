package nl.weerklank.channel.radio.playout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.audio.Stretch;
import nl.weerklank.contract.alert.Lane;

/**
 * An interrupt in the spool.
 *
 * @param whole stretches that are aired whole or not at all
 */
public record SpooledInterrupt(
        String alert, int version, Lane lane, String radioText, SoundFile sound, List<Stretch> whole, Path file) {

    public SpooledInterrupt {
        whole = List.copyOf(whole);
    }

    String key() {
        return alert + "/" + version;
    }

    /** The first sample from this one on before which it may leave the air. */
    long leaveAt(long sample) {
        for (var stretch : whole) {
            if (stretch.holds(sample)) {
                return Math.min(stretch.to(), sound.length());
            }
        }
        return sample;
    }

    void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // the spool is emptied at the next start
        }
    }
}
