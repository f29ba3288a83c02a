package nl.weerklank.channel.radio.playout;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.weerklank.channel.radio.audio.Sound;
import nl.weerklank.channel.radio.audio.SoundFile;
import nl.weerklank.channel.radio.audio.Stretch;
import nl.weerklank.channel.radio.audio.Wav;
import nl.weerklank.channel.radio.rds.RdsGroup;
import nl.weerklank.channel.radio.rds.RdsStation;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.transmitter.AirState;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.channel.radio.transmitter.TransmitterProtocol;
import nl.weerklank.channel.radio.transmitter.TransmitterStatus;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/** The HTTP door of one transmitter: control and live sound, see {@link TransmitterProtocol}. */
public final class TransmitterDoor implements AutoCloseable {

    private static final long LONGEST_WAIT_MILLIS = 30_000;
    private static final long LARGEST_BYTES = 180L * 2 * Sound.RATE;
    private static final Pattern INTERRUPT = Pattern.compile("/alerts/([A-Za-z0-9-]{1,64})/(\\d{1,9})");

    private final String region;
    private final RdsStation station;
    private final Path spool;
    private final Playout playout;
    private final Air air;
    private final Gate gate;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI address;
    private volatile boolean closed;

    /** @throws IOException when the port is taken, naming it */
    public TransmitterDoor(TransmitterRegion region, int port, Path spool, Playout playout, Air air, Gate gate)
            throws IOException {
        this.region = region.id();
        this.station = RdsStation.of(region.id(), region.same());
        this.spool = spool;
        this.playout = playout;
        this.air = air;
        this.gate = gate;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw new IOException("port " + port + " for radio transmitter " + region.id() + " is taken", e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
        address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public URI address() {
        return address;
    }

    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            if (path.equals(TransmitterProtocol.LIVE)) {
                new LiveStream(air, gate).serve(exchange);
                return;
            }
            if (!gate.admits(exchange)) {
                return;
            }
            var interrupt = INTERRUPT.matcher(path);
            if (path.equals(TransmitterProtocol.STATUS)) {
                answer(exchange, 200, new TransmitterStatus(region, playout.aired(), playout.interrupts()));
            } else if (path.equals(TransmitterProtocol.RDS)) {
                text(exchange, 200, rds());
            } else if (interrupt.matches()) {
                interrupt(exchange, interrupt.group(1), Integer.parseInt(interrupt.group(2)));
            } else {
                refuse(exchange, 404, "no such place at a transmitter");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void interrupt(HttpExchange exchange, String alert, int version) throws IOException, InterruptedException {
        switch (exchange.getRequestMethod()) {
            case "PUT" -> put(exchange, alert, version);
            case "GET" -> {
                long wait = Math.min(LONGEST_WAIT_MILLIS, waitMillis(exchange));
                var status = playout.await(alert, version, wait);
                if (status.isPresent()) {
                    answer(exchange, 200, status.get());
                } else {
                    refuse(exchange, 404, "no such interrupt");
                }
            }
            case "DELETE" -> {
                boolean wasOnAir = playout.stop(alert, version);
                answer(exchange, 200, new InterruptStatus(alert, version, AirState.CUT, wasOnAir));
            }
            default -> refuse(exchange, 405, "PUT, GET or DELETE");
        }
    }

    private void put(HttpExchange exchange, String alert, int version) throws IOException {
        var known = playout.find(alert, version);
        if (known.isPresent()) {
            exchange.getRequestBody().transferTo(java.io.OutputStream.nullOutputStream());
            answer(exchange, 200, known.get());
            return;
        }
        var file = Files.createTempFile(spool, region + "-", ".wav");
        Optional<InterruptStatus> taken = Optional.empty();
        try {
            receive(exchange, file);
            taken = playout.put(item(exchange, alert, version, file));
            if (taken.isPresent()) {
                answer(exchange, 201, taken.get());
            } else {
                refuse(exchange, TransmitterProtocol.SUPERSEDED, "a newer version or a stop was here before");
            }
        } catch (WrongSound e) {
            refuse(exchange, 415, e.toString());
        } finally {
            if (taken.isEmpty()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Spools the body; half a body, from a client that went away, is none. */
    private static void receive(HttpExchange exchange, Path file) throws IOException, WrongSound {
        var announced = exchange.getRequestHeaders().getFirst("Content-Length");
        long expected = announced == null || !announced.matches("\\d{1,12}") ? -1 : Long.parseLong(announced);
        if (expected < Wav.HEADER_BYTES || expected > LARGEST_BYTES) {
            throw new WrongSound("a Content-Length between " + Wav.HEADER_BYTES + " and " + LARGEST_BYTES);
        }
        try (var body = exchange.getRequestBody();
                var out = Files.newOutputStream(file)) {
            if (body.transferTo(out) != expected) {
                throw new WrongSound("the sound broke off");
            }
        }
    }

    private static SpooledInterrupt item(HttpExchange exchange, String alert, int version, Path file)
            throws WrongSound {
        var headers = exchange.getRequestHeaders();
        var lane =
                Optional.ofNullable(headers.getFirst(TransmitterProtocol.LANE)).orElse(Lane.NORMAL.name());
        var text = Optional.ofNullable(headers.getFirst(TransmitterProtocol.RADIO_TEXT))
                .orElse("");
        try {
            return new SpooledInterrupt(
                    alert,
                    version,
                    Lane.valueOf(lane),
                    URLDecoder.decode(text, StandardCharsets.UTF_8),
                    SoundFile.of(file),
                    whole(headers.getFirst(TransmitterProtocol.WHOLE)),
                    file);
        } catch (IOException | IllegalArgumentException e) {
            throw new WrongSound(String.valueOf(e.getMessage()));
        }
    }

    private static List<Stretch> whole(@Nullable String header) {
        return header == null || header.isBlank()
                ? List.of()
                : Arrays.stream(header.split(",")).map(Stretch::parse).toList();
    }

    private String rds() {
        var text = playout.radioText();
        var groups = text.isEmpty() ? station.programme() : station.alarm(text);
        return groups.stream().map(RdsGroup::hex).collect(Collectors.joining("\n", "", "\n"));
    }

    private static long waitMillis(HttpExchange exchange) {
        var query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        return query.matches("wait=\\d{1,9}") ? Long.parseLong(query.substring("wait=".length())) : 0;
    }

    private static void answer(HttpExchange exchange, int code, Object value) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, code, ContractJson.write(value));
    }

    private static void refuse(HttpExchange exchange, int code, String why) throws IOException {
        text(exchange, code, why);
    }

    private static void text(HttpExchange exchange, int code, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
        send(exchange, code, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, byte[] body) throws IOException {
        exchange.sendResponseHeaders(code, body.length);
        exchange.getResponseBody().write(body);
    }

    /** What was handed over is no sound that this transmitter can play. */
    private static final class WrongSound extends Exception {
        WrongSound(String why) {
            super(why);
        }
    }
}
