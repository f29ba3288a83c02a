package nl.weerklank.channel.web.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import nl.weerklank.channel.web.http.OriginServer;
import nl.weerklank.channel.web.stream.ReplayLog;
import nl.weerklank.channel.web.stream.StreamFrame;
import nl.weerklank.channel.web.stream.StreamHub;

/** A server in a process of its own, {@code plain} or {@code hub}: prints its port, then publishes a frame a line that it reads. */
public final class FanServer implements AutoCloseable {

    static final int FRAME = 400;

    private final Process process;
    private final BufferedReader said;
    private final PrintWriter told;
    private final int port;

    private FanServer(Process process) throws IOException {
        this.process = process;
        this.said = process.inputReader();
        this.told = new PrintWriter(process.outputWriter(), true);
        this.port = Integer.parseInt(line());
    }

    static FanServer start(String kind, int listeners) throws IOException {
        return new FanServer(OwnProcess.of(FanServer.class, kind, Integer.toString(listeners)));
    }

    int port() {
        return port;
    }

    /** Publishes the next frame; answers when that was, in the machine's monotonic nanoseconds. */
    long publish() throws IOException {
        told.println("publish");
        return Long.parseLong(line());
    }

    private String line() throws IOException {
        var line = said.readLine();
        if (line == null) {
            throw new IOException("the server that was to be measured ended");
        }
        return line;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] args) throws Exception {
        int listeners = Integer.parseInt(args[1]);
        if (args[0].equals("plain")) {
            var plain = new PlainWriter();
            serve(plain.port(), plain::listening, listeners, id -> plain.publish(frame(id)));
        } else {
            var vertx = Vertx.vertx();
            var hub = new StreamHub(new ReplayLog(1000, 0, id -> List.of()), listeners + 10);
            var origin = new OriginServer(() -> path -> Optional.empty(), hub, Map.of());
            origin.start(vertx, 0, OriginServer.loops()).toCompletableFuture().get();
            serve(
                    origin.port(),
                    hub::listening,
                    listeners,
                    id -> hub.publish(new StreamFrame(id, Buffer.buffer(frame(id)))));
        }
    }

    /** The first frame waits until everyone listens, or nobody does any more. */
    private static void serve(int port, IntSupplier listening, int listeners, Consumer<Integer> publish)
            throws IOException {
        System.out.println(port);
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int id = 0;
        while (lines.readLine() != null) {
            while (listening.getAsInt() != listeners && listening.getAsInt() != 0) {
                LockSupport.parkNanos(2_000_000);
            }
            long at = System.nanoTime();
            publish.accept(++id);
            System.out.println(at);
        }
        System.exit(0);
    }

    private static byte[] frame(int id) {
        var start = "id: " + id + "\nevent: alert\ndata: ";
        var text = start + "x".repeat(FRAME - start.length() - 3) + (char) FanClients.MARK + "\n\n";
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
