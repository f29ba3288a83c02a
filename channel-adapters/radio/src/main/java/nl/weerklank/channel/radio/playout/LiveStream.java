package nl.weerklank.channel.radio.playout;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import nl.weerklank.channel.radio.audio.Wav;

/** Gives one listener the air as a WAV that does not end, from this moment on, every sample in its place. */
final class LiveStream {

    private static final long CARRIER_MILLIS = 1000;
    private static final int PIECE = 2048;

    private final Air air;
    private final Gate gate;

    LiveStream(Air air, Gate gate) {
        this.air = air;
        this.gate = gate;
    }

    /** Returns when the carrier is gone or the listener is. */
    void serve(HttpExchange exchange) throws IOException, InterruptedException {
        exchange.getResponseHeaders().set("Content-Type", "audio/wav");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write(Wav.endlessHeader());
        var samples = new short[PIECE];
        var bytes = ByteBuffer.allocate(PIECE * 2).order(ByteOrder.LITTLE_ENDIAN);
        long from = air.head();
        int count = 0;
        while (count >= 0) {
            count = air.receive(from, samples, CARRIER_MILLIS);
            if (count > 0 && gate.carries()) {
                bytes.clear();
                bytes.asShortBuffer().put(samples, 0, count);
                out.write(bytes.array(), 0, count * 2);
                out.flush();
            }
            from += Math.max(0, count);
        }
    }
}
