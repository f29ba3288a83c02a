package nl.weerklank.channel.cellbroadcast.packet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the last requests instead of sending them and, with a file, writes each down, so that they can be looked at with a dissector. */
public final class RecordingTransport implements PacketTransport {

    private static final System.Logger LOG = System.getLogger(RecordingTransport.class.getName());
    private static final int REMEMBERED = 256;

    /** One request. */
    public record Sent(Network network, byte[] request) {}

    private final Deque<Sent> sent = new ArrayDeque<>();
    private final @Nullable Path file;

    /** Keeps requests in memory alone. */
    public RecordingTransport() {
        this(null);
    }

    /** @param file gets a line for each request: network, then octets in hexadecimal; none: memory alone */
    public RecordingTransport(@Nullable Path file) {
        this.file = file;
    }

    @Override
    public synchronized void send(Network network, byte[] request) {
        if (sent.size() == REMEMBERED) {
            sent.removeFirst();
        }
        sent.addLast(new Sent(network, request.clone()));
        if (file != null) {
            try {
                Files.writeString(
                        file,
                        network + " " + HexFormat.of().formatHex(request) + "\n",
                        StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "request not recorded cause={0}", e.getMessage());
            }
        }
    }

    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }
}
