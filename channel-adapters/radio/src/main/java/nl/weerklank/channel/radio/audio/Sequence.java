package nl.weerklank.channel.radio.audio;

import java.io.IOException;
import java.util.List;

/** Sounds one after another without a gap. */
public record Sequence(List<Sound> parts) implements Sound {

    public Sequence {
        parts = List.copyOf(parts);
    }

    /** These sounds in this order. */
    public static Sequence of(Sound... parts) {
        return new Sequence(List.of(parts));
    }

    @Override
    public long length() {
        return parts.stream().mapToLong(Sound::length).sum();
    }

    @Override
    public void render(long from, short[] into, int offset, int count) throws IOException {
        long start = 0;
        int done = 0;
        for (var part : parts) {
            long within = from + done - start;
            if (within < part.length() && done < count) {
                int take = (int) Math.min(count - done, part.length() - within);
                part.render(within, into, offset + done, take);
                done += take;
            }
            start += part.length();
        }
    }
}
