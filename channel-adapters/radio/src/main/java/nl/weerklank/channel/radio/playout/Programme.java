package nl.weerklank.channel.radio.playout;

import java.io.IOException;
import java.util.Arrays;
import nl.weerklank.channel.radio.audio.Sound;

/** What is on the air while nothing interrupts it; it goes on unheard behind an interrupt, as a programme does. */
public interface Programme {

    /** Writes the samples of the programme from this one on. */
    void fill(long from, short[] into, int offset, int count) throws IOException;

    /** An empty carrier. */
    static Programme silence() {
        return (from, into, offset, count) -> Arrays.fill(into, offset, offset + count, (short) 0);
    }

    /** The same sound again and again. @throws IllegalArgumentException when it has no samples */
    static Programme loop(Sound sound) {
        if (sound.length() == 0) {
            throw new IllegalArgumentException("a programme without a sample");
        }
        return (from, into, offset, count) -> {
            int done = 0;
            while (done < count) {
                long at = (from + done) % sound.length();
                int take = (int) Math.min(count - done, sound.length() - at);
                sound.render(at, into, offset + done, take);
                done += take;
            }
        };
    }
}
