package nl.weerklank.channel.siren.simulator;

import nl.weerklank.channel.siren.controller.PostState;
import nl.weerklank.channel.siren.signal.Signal;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated post last sounded; its state and its power follow from the time alone.
 *
 * @param start on the post's clock, as {@code end} is
 * @param total how long it lasts when it is not stopped
 * @param honest whether the amplifier does what the controller says
 * @param heard what people nearby note of it; null when there is nothing to hear
 */
record Sounding(
        long id,
        Signal signal,
        long start,
        long end,
        long total,
        boolean honest,
        @Nullable Heard heard) {

    static final int IDLE_WATTS = 8;
    static final int TEST_WATTS = 20;
    private static final long RAMP_MILLIS = 300;

    PostState stateAt(long now) {
        if (now >= end) {
            return PostState.IDLE;
        }
        return now < start ? PostState.ARMED : PostState.SOUNDING;
    }

    boolean isHeardAt(long now) {
        return heard != null && now >= start && now < end;
    }

    Sounding endingAt(long now) {
        return new Sounding(id, signal, start, Math.min(end, now), total, honest, heard);
    }

    /** What is drawn while it sounds. */
    int wattsAt(long now, int nominal) {
        if (!honest || now < start + RAMP_MILLIS) {
            return IDLE_WATTS;
        }
        return switch (signal.toneAt((now - start) / 1000.0)) {
            case STEADY, WAIL, GROWL -> nominal;
            case SILENT -> TEST_WATTS;
            case PAUSE -> IDLE_WATTS;
        };
    }

    int peakWattsAt(long now, int nominal) {
        return honest && now >= start + RAMP_MILLIS && end > start + RAMP_MILLIS ? nominal : IDLE_WATTS;
    }
}
