package nl.weerklank.channel.radio.opus;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nl.weerklank.channel.radio.audio.Resampler;
import nl.weerklank.channel.radio.audio.Sound;
import org.gagravarr.ogg.OggPacketReader;

/** Reads Ogg/Opus, a file or a stream without end, as samples of our rate. */
public final class OpusReader {

    private static final byte[] HEAD = "OpusHead".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_FRAME = OpusWriter.CODEC_RATE * 120 / 1000;

    private final OggPacketReader packets;
    private final OpusDecoder decoder;
    private final Resampler resampler = new Resampler(OpusWriter.CODEC_RATE, Sound.RATE);
    private final short[] frame = new short[LONGEST_FRAME];

    public OpusReader(InputStream in) throws IOException {
        packets = new OggPacketReader(in);
        try {
            decoder = new OpusDecoder(OpusWriter.CODEC_RATE, 1);
        } catch (OpusException e) {
            throw new IOException("the Opus decoder does not start", e);
        }
    }

    /** The samples of the next packet; empty when the stream ended. */
    public Optional<short[]> next() throws IOException {
        var packet = packets.getNextPacket();
        if (packet == null) {
            return Optional.empty();
        }
        var data = packet.getData();
        if (startsWith(data, HEAD) || startsWith(data, TAGS)) {
            return Optional.of(new short[0]);
        }
        try {
            int count = decoder.decode(data, 0, data.length, frame, 0, LONGEST_FRAME, false);
            return Optional.of(resampler.next(frame, count));
        } catch (OpusException e) {
            throw new IOException("a packet is no Opus", e);
        }
    }

    private static boolean startsWith(byte[] data, byte[] mark) {
        return data.length >= mark.length && java.util.Arrays.equals(data, 0, mark.length, mark, 0, mark.length);
    }
}
