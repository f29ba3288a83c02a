package nl.weerklank.channel.radio.same;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.radio.audio.Sound;

/** An ear that notes everything it is told. */
public final class Heard implements SameReceiver.Ear {

    public final List<String> bursts = new ArrayList<>();
    public final List<String> messages = new ArrayList<>();

    /** What our receiver hears in this sound, taken in uneven pieces. */
    public static Heard in(Sound sound) {
        var heard = new Heard();
        var receiver = new SameReceiver(heard);
        var piece = new short[1009];
        try {
            for (long at = 0; at < sound.length(); at += piece.length) {
                int count = (int) Math.min(piece.length, sound.length() - at);
                sound.render(at, piece, 0, count);
                receiver.hear(piece, 0, count);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return heard;
    }

    @Override
    public void burst(String text) {
        bursts.add(text);
    }

    @Override
    public void header(SameHeader header) {
        messages.add(header.text());
    }

    @Override
    public void endOfMessage() {
        messages.add(SameBurst.END_OF_MESSAGE);
    }
}
