package nl.weerklank.testkit.line;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.ChannelSimulatorFactory;
import nl.weerklank.simulator.FaultGate;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicNotebook;
import nl.weerklank.simulator.PublicRecord;

/** The network of the line channel. It emits at every EMIT, also the same again: not to repeat is the adapter's duty. */
public final class LineNetwork implements ChannelSimulator {

    /** The channel's type. */
    public static final String TYPE = "line";

    /** Starts line networks; setting {@code slowness-ms} says how late a slow one answers. */
    public static final class Factory implements ChannelSimulatorFactory {

        @Override
        public String type() {
            return TYPE;
        }

        @Override
        public LineNetwork start(int basePort, Path stateDir, Map<String, String> properties) throws IOException {
            return new LineNetwork(
                    basePort, Duration.ofMillis(Long.parseLong(properties.getOrDefault("slowness-ms", "300"))));
        }
    }

    private record Seat(String alert, int region) {}

    private record Standing(int version, boolean on) {}

    private final ServerSocket door;
    private final ServerSocket receiver;
    private final FaultGate gate;
    private final PublicNotebook notebook = new PublicNotebook(InstantSource.system());
    private final Map<Seat, Standing> standings = new HashMap<>();
    private final Set<String> heard = new HashSet<>();

    LineNetwork(int basePort, Duration slowness) throws IOException {
        door = new ServerSocket(basePort, 50, InetAddress.getLoopbackAddress());
        receiver = new ServerSocket(basePort == 0 ? 0 : basePort + 1, 50, InetAddress.getLoopbackAddress());
        gate = new FaultGate(slowness);
        listen(door, this::serveNetwork);
        listen(receiver, this::serveReceiver);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public Map<String, String> adapterProperties() {
        return Map.of("port", "" + door.getLocalPort(), "receiver-port", "" + receiver.getLocalPort());
    }

    @Override
    public void behave(FaultKind fault) {
        if (fault == FaultKind.RESTART) {
            synchronized (standings) {
                standings.clear();
            }
        }
        gate.behave(fault);
    }

    @Override
    public List<PublicRecord> publicRecord() {
        return notebook.read();
    }

    @Override
    public Set<String> onAir() {
        var names = new TreeSet<String>();
        synchronized (standings) {
            standings.forEach((seat, standing) -> {
                if (standing.on()) {
                    names.add(seat.alert() + " v" + standing.version());
                }
            });
        }
        return names;
    }

    @Override
    public void forget() {
        notebook.forget();
    }

    @Override
    public void close() {
        gate.close();
        try {
            door.close();
            receiver.close();
        } catch (IOException e) {
            throw new IllegalStateException("a listening socket did not close", e);
        }
    }

    private interface Server {
        void serve(Socket link) throws IOException;
    }

    private void listen(ServerSocket socket, Server server) {
        Thread.ofVirtual().start(() -> {
            while (!socket.isClosed()) {
                try {
                    var link = socket.accept();
                    gate.opened(link);
                    Thread.ofVirtual().start(() -> serve(link, server));
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void serve(Socket link, Server server) {
        try (link) {
            server.serve(link);
        } catch (IOException e) {
            // the other side hung up
        } finally {
            gate.closed(link);
        }
    }

    private void serveNetwork(Socket link) throws IOException {
        lines(link, request -> gate.refuses() ? "NO not today" : answer(request.split(" ", 5)), true);
    }

    private void serveReceiver(Socket link) throws IOException {
        lines(
                link,
                request -> {
                    synchronized (heard) {
                        return heard.contains(request) ? "YES" : "NO";
                    }
                },
                false);
    }

    private void lines(Socket link, UnaryOperator<String> answers, boolean gated) throws IOException {
        var in = new BufferedReader(new InputStreamReader(link.getInputStream(), StandardCharsets.UTF_8));
        var out = link.getOutputStream();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var request = line;
            if (!gated) {
                write(out, answers.apply(request));
            } else if (!gate.silent() && !request.startsWith("PING")) {
                var answer = answers.apply(request);
                gate.answer(() -> write(out, answer));
            } else {
                gate.answer(() -> write(out, "OK"));
            }
        }
    }

    private static void write(OutputStream out, String answer) {
        try {
            out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // the asker has gone; nobody waits for this answer
        }
    }

    private String answer(String[] words) {
        return switch (words[0]) {
            case "STATUS" -> status(new Seat(words[1], Integer.parseInt(words[2])));
            case "EMIT" -> emit(new Seat(words[1], Integer.parseInt(words[3])), Integer.parseInt(words[2]), words[4]);
            case "STOP" -> stop(new Seat(words[1], Integer.parseInt(words[3])), Integer.parseInt(words[2]));
            default -> "NO such request";
        };
    }

    private String status(Seat seat) {
        synchronized (standings) {
            var standing = standings.getOrDefault(seat, new Standing(0, false));
            return (standing.on() ? "ON " : "OFF ") + standing.version();
        }
    }

    private String emit(Seat seat, int version, String text) {
        if (!gate.works(seat.region())) {
            return "NO region " + seat.region() + " is dead";
        }
        synchronized (standings) {
            standings.put(seat, new Standing(version, true));
        }
        if (gate.emits(seat.region())) {
            notebook.note(seat.alert() + " v" + version, "region " + seat.region(), text);
            synchronized (heard) {
                heard.add("HEARD %s %d %d".formatted(seat.alert(), version, seat.region()));
            }
        }
        return "OK";
    }

    private String stop(Seat seat, int version) {
        if (!gate.works(seat.region())) {
            return "NO region " + seat.region() + " is dead";
        }
        synchronized (standings) {
            standings.put(seat, new Standing(version, false));
        }
        return "OK";
    }
}
