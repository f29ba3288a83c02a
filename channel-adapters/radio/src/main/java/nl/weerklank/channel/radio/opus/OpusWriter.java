package nl.weerklank.channel.radio.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nl.weerklank.channel.radio.audio.Resampler;
import nl.weerklank.channel.radio.audio.Sound;
import org.gagravarr.ogg.OggFile;
import org.gagravarr.ogg.OggPacket;
import org.gagravarr.ogg.OggPacketWriter;
import org.gagravarr.opus.OpusInfo;
import org.gagravarr.opus.OpusTags;

/** Writes samples as Ogg/Opus (RFC 7845), mono, in frames of 20 ms; each page holds a fifth of a second, so that a live stream keeps moving. */
public final class OpusWriter implements AutoCloseable {

    /** The rate that the codec works at here; wide enough for the tones of SAME. */
    static final int CODEC_RATE = 24_000;

    private static final int GRANULES = 48_000 / CODEC_RATE;
    private static final int FRAME = CODEC_RATE / 50;
    private static final int FRAMES_PER_PAGE = 10;
    private static final int BITS_PER_SECOND = 48_000;
    private static final int PRE_SKIP = 312;
    private static final int LARGEST_PACKET = 1500;
    private static final int PIECE = 4096;

    private final Resampler resampler = new Resampler(Sound.RATE, CODEC_RATE);
    private final OpusEncoder encoder;
    private final OggPacketWriter packets;
    private final short[] frame = new short[FRAME];
    private final byte[] packet = new byte[LARGEST_PACKET];
    private int filled;
    private long granule;
    private int onPage;

    /** Writes the stream's head at once. */
    public OpusWriter(OutputStream out, String title) throws IOException {
        try {
            encoder = new OpusEncoder(CODEC_RATE, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        } catch (OpusException e) {
            throw new IOException("the Opus encoder does not start", e);
        }
        encoder.setBitrate(BITS_PER_SECOND);
        packets = new OggFile(out).getPacketWriter();
        var info = new OpusInfo();
        info.setNumChannels(1);
        info.setSampleRate(Sound.RATE);
        info.setPreSkip(PRE_SKIP);
        packets.bufferPacket(info.write(), true);
        var tags = new OpusTags();
        tags.addComment("TITLE", title);
        packets.bufferPacket(tags.write(), true);
    }

    /** Writes a whole sound into a file. */
    public static void write(Sound sound, String title, Path file) throws IOException {
        try (var out = Files.newOutputStream(file);
                var writer = new OpusWriter(out, title)) {
            var piece = new short[PIECE];
            for (long at = 0; at < sound.length(); at += PIECE) {
                int count = (int) Math.min(PIECE, sound.length() - at);
                sound.render(at, piece, 0, count);
                writer.write(piece, count);
            }
        }
    }

    public void write(short[] samples, int count) throws IOException {
        encode(resampler.next(samples, count));
    }

    private void encode(short[] samples) throws IOException {
        for (int at = 0; at < samples.length; ) {
            int count = Math.min(FRAME - filled, samples.length - at);
            System.arraycopy(samples, at, frame, filled, count);
            filled += count;
            at += count;
            if (filled == FRAME) {
                writeFrame();
            }
        }
    }

    private void writeFrame() throws IOException {
        try {
            int bytes = encoder.encode(frame, 0, FRAME, packet, 0, packet.length);
            granule += (long) FRAME * GRANULES;
            packets.setGranulePosition(granule);
            packets.bufferPacket(new OggPacket(Arrays.copyOf(packet, bytes)), granule);
        } catch (OpusException e) {
            throw new IOException("a frame could not be encoded", e);
        }
        filled = 0;
        if (++onPage == FRAMES_PER_PAGE) {
            onPage = 0;
            packets.flush();
        }
    }

    /** Ends the stream; what the codec still holds is pushed out with silence. */
    @Override
    public void close() throws IOException {
        encode(resampler.end());
        Arrays.fill(frame, filled, FRAME, (short) 0);
        writeFrame();
        Arrays.fill(frame, (short) 0);
        writeFrame();
        packets.close();
    }
}
