package nl.weerklank.channel.radio.listen;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.channel.radio.opus.OpusReader;
import nl.weerklank.channel.radio.same.SameBurst;
import nl.weerklank.channel.radio.same.SameHeader;
import nl.weerklank.channel.radio.same.SameReceiver;

/** A receiver tuned to one stream, waiting for one header or end; it decodes the sound itself and believes nobody's word. */
public final class AirListener implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2000;
    private static final int NO_CARRIER_MILLIS = 5000;
    private static final int CARRIER_MILLIS = 700;
    private static final int PIECE_BYTES = 4096;
    private static final double GRACE_SECONDS = 3;

    private final URI stream;
    private final String expected;
    private final long window;
    private final CompletableFuture<Void> tuned = new CompletableFuture<>();
    private final CompletableFuture<Hearing> hearing = new CompletableFuture<>();
    private final SameReceiver receiver = new SameReceiver(new Ear());
    private volatile boolean onAir;
    private volatile boolean closed;
    private long heard;
    private long onAirAt = -1;
    private int loudest;
    private String lastBurst = "";

    private AirListener(URI stream, String expected) {
        this.stream = stream;
        this.expected = expected;
        this.window = SameBurst.threeTimes(this.expected).length() + (long) (GRACE_SECONDS * Sound.RATE);
    }

    /** Tunes in and listens on a thread of the executor until the header is heard, its time has passed, or it is closed. */
    public static AirListener tuneIn(URI stream, String expected, Executor executor) {
        var listener = new AirListener(stream, expected);
        executor.execute(listener::listen);
        return listener;
    }

    /** Waits a moment until the first sound has come in, or it is known that none will; the alert does not wait longer. */
    public void awaitCarrier() {
        try {
            tuned.get(CARRIER_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            // it may still come in before the header has gone by three times
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The header should be on the air from now on; if it is not within its own length and some grace, it was not heard. */
    public CompletableFuture<Hearing> expectNow() {
        onAir = true;
        return hearing.copy();
    }

    @Override
    public void close() {
        closed = true;
        hearing.complete(new Hearing.Deaf("the receiver was switched off"));
    }

    private void listen() {
        try {
            var connection = (HttpURLConnection) stream.toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(NO_CARRIER_MILLIS);
            try (var in = connection.getInputStream()) {
                var type = String.valueOf(connection.getContentType());
                if (type.contains("ogg") || type.contains("opus")) {
                    listenToOpus(in);
                } else {
                    listen(in);
                }
            } finally {
                connection.disconnect();
            }
        } catch (SocketTimeoutException e) {
            hearing.complete(
                    heard > 0 || tuned.isDone()
                            ? new Hearing.NotHeard("the carrier of " + stream + " went away")
                            : new Hearing.Deaf(stream + " gave no sound"));
        } catch (IOException e) {
            hearing.complete(new Hearing.Deaf(stream + " cannot be listened to: " + e));
        } finally {
            tuned.complete(null);
        }
    }

    private void listen(InputStream in) throws IOException {
        if (in.readNBytes(Wav.HEADER_BYTES).length < Wav.HEADER_BYTES) {
            throw new EOFException("no WAV header");
        }
        var bytes = new byte[PIECE_BYTES];
        var samples = new short[PIECE_BYTES / 2];
        int kept = 0;
        while (!closed && !hearing.isDone()) {
            int read = in.read(bytes, kept, PIECE_BYTES - kept);
            if (read < 0) {
                throw new EOFException("the stream ended");
            }
            int whole = (kept + read) / 2;
            ByteBuffer.wrap(bytes)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples, 0, whole);
            take(samples, whole);
            kept = kept + read - whole * 2;
            bytes[0] = kept == 1 ? bytes[whole * 2] : bytes[0];
        }
    }

    private void listenToOpus(InputStream in) throws IOException {
        var reader = new OpusReader(in);
        while (!closed && !hearing.isDone()) {
            var samples = reader.next().orElseThrow(() -> new EOFException("the stream ended"));
            take(samples, samples.length);
        }
    }

    private void take(short[] samples, int count) {
        if (onAir && onAirAt < 0) {
            onAirAt = heard;
            loudest = 0;
        }
        for (int i = 0; i < count; i++) {
            loudest = Math.max(loudest, Math.abs(samples[i]));
        }
        receiver.hear(samples, 0, count);
        heard += count;
        tuned.complete(null);
        if (onAirAt >= 0 && heard - onAirAt > window) {
            var what = lastBurst.isEmpty()
                    ? "no header within %.0f s of sound, loudest %.1f %% of full scale"
                            .formatted(window / (double) Sound.RATE, loudest / 327.68)
                    : "another header was on the air: " + lastBurst;
            hearing.complete(new Hearing.NotHeard(what));
        }
    }

    /** One whole burst that is exactly what is expected proves it; two of three that agree do as well. */
    private final class Ear implements SameReceiver.Ear {
        @Override
        public void burst(String text) {
            if (text.equals(expected)) {
                hearing.complete(new Hearing.Heard(text));
            } else if (!text.equals(SameBurst.END_OF_MESSAGE)) {
                lastBurst = text;
            }
        }

        @Override
        public void header(SameHeader header) {
            burst(header.text());
        }

        @Override
        public void endOfMessage() {
            // the end of another message says nothing about ours
        }
    }
}
