package nl.weerklank.channel.radio.audio;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The WAV form (RIFF, PCM, mono, 16 bit) of sounds, also of one that never ends. */
public final class Wav {

    /** Bytes before the first sample. */
    public static final int HEADER_BYTES = 44;

    private static final long ENDLESS = 0xFFFF_FFFFL;

    private Wav() {}

    /** Where the samples of a WAV file begin and how many bytes they are. */
    record Data(long at, long bytes) {}

    /** The header before this many samples. */
    public static byte[] header(long samples) {
        return header(samples * 2 + HEADER_BYTES - 8, samples * 2);
    }

    /** The header of a stream without end, as players of live streams expect it. */
    public static byte[] endlessHeader() {
        return header(ENDLESS, ENDLESS);
    }

    /** Writes the sound piece by piece. */
    public static void write(Sound sound, Path file) throws IOException {
        try (var in = stream(sound);
                var out = new BufferedOutputStream(Files.newOutputStream(file))) {
            in.transferTo(out);
        }
    }

    /** The whole file as a stream, rendered while it is read. */
    public static InputStream stream(Sound sound) {
        return new java.io.SequenceInputStream(
                new java.io.ByteArrayInputStream(header(sound.length())), new SoundStream(sound));
    }

    /** Bytes of the whole file. */
    public static long size(Sound sound) {
        return HEADER_BYTES + sound.length() * 2;
    }

    private static byte[] header(long riffBytes, long dataBytes) {
        var header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) riffBytes).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        header.putInt(Sound.RATE).putInt(Sound.RATE * 2).putShort((short) 2).putShort((short) 16);
        header.put(ascii("data")).putInt((int) dataBytes);
        return header.array();
    }

    /** Walks the chunks of a little-endian head of the file. @throws IOException when it is no sound of our form */
    static Data findData(ByteBuffer head) throws IOException {
        if (head.remaining() < HEADER_BYTES
                || !chunk(head, 0).equals("RIFF")
                || !chunk(head, 8).equals("WAVE")) {
            throw new IOException("not a WAV file");
        }
        int at = 12;
        boolean ours = false;
        while (at + 8 <= head.limit()) {
            long size = Integer.toUnsignedLong(head.getInt(at + 4));
            if (chunk(head, at).equals("fmt ") && at + 24 <= head.limit()) {
                ours = isOurs(head, at + 8);
            } else if (chunk(head, at).equals("data")) {
                if (!ours) {
                    throw new IOException("not mono 16-bit PCM of " + Sound.RATE + " samples a second");
                }
                return new Data(at + 8L, size);
            }
            at = (int) Math.min(Integer.MAX_VALUE - 16, at + 8 + size + (size & 1));
        }
        throw new IOException("a WAV file without samples");
    }

    private static boolean isOurs(ByteBuffer head, int at) {
        return head.getShort(at) == 1
                && head.getShort(at + 2) == 1
                && head.getInt(at + 4) == Sound.RATE
                && head.getShort(at + 14) == 16;
    }

    private static String chunk(ByteBuffer head, int at) {
        var name = new byte[4];
        head.get(at, name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
