package nl.weerklank.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.weerklank.simulator.ChannelSimulator;
import nl.weerklank.simulator.FaultKind;

/**
 * Steers running simulators over HTTP on this machine only: a page for people at {@code /}, JSON for programs, and each
 * simulator's own pages below {@code /<channel>/}.
 */
public final class SimulatorControl implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, SteeredSimulator> simulators;

    private SimulatorControl(HttpServer server, ExecutorService threads, Map<String, SteeredSimulator> simulators) {
        this.server = server;
        this.threads = threads;
        this.simulators = simulators;
    }

    /**
     * Starts it for these simulators by channel name; it takes requests when this returns.
     *
     * @param port 0 takes any free port
     * @throws BindException naming the port when it is taken
     */
    public static SimulatorControl start(int port, Map<String, ChannelSimulator> simulators) throws IOException {
        var byName = new TreeMap<String, SteeredSimulator>();
        simulators.forEach((name, simulator) -> byName.put(name, new SteeredSimulator(name, simulator)));
        HttpServer server;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (BindException e) {
            throw (BindException)
                    new BindException("port " + port + " for the simulators' control is taken").initCause(e);
        }
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        var control = new SimulatorControl(server, threads, byName);
        server.createContext("/", control::answer);
        for (var simulator : byName.values()) {
            simulator.pages().forEach((path, handler) -> server.createContext(path, handler));
        }
        server.start();
        return control;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            try {
                route(exchange);
            } catch (ControlProblem problem) {
                Answers.problem(exchange, problem);
            } catch (RuntimeException e) {
                Answers.problem(
                        exchange, new ControlProblem(500, "The simulator failed", String.valueOf(e.getMessage())));
            }
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var parts = List.of(path.substring(1).split("/", -1));
        if (path.equals("/")) {
            overview(exchange);
            return;
        }
        var simulator = Optional.ofNullable(simulators.get(parts.getFirst()))
                .orElseThrow(() -> new ControlProblem(
                        404,
                        "No such simulator",
                        "'%s' is not running here; these are: %s"
                                .formatted(parts.getFirst(), String.join(", ", simulators.keySet()))));
        switch (String.join("/", parts.subList(1, parts.size()))) {
            case "" -> one(exchange, simulator);
            case "fault" -> fault(exchange, simulator);
            case "public" -> publicRecord(exchange, simulator);
            default ->
                throw new ControlProblem(
                        404,
                        "No such page",
                        "the simulator of %s has %s".formatted(simulator.name(), simulator.addresses()));
        }
    }

    private void overview(HttpExchange exchange) throws IOException {
        only(exchange, "GET");
        if (Answers.wantsHtml(exchange)) {
            Answers.html(exchange, ControlPage.of(simulators.values()));
        } else {
            Answers.json(
                    exchange,
                    simulators.values().stream().map(SteeredSimulator::state).toList());
        }
    }

    private static void one(HttpExchange exchange, SteeredSimulator simulator) throws IOException {
        only(exchange, "GET");
        if (Answers.wantsHtml(exchange)) {
            Answers.html(exchange, ControlPage.of(List.of(simulator)));
        } else {
            Answers.json(exchange, simulator.state());
        }
    }

    private static void fault(HttpExchange exchange, SteeredSimulator simulator) throws IOException {
        switch (only(exchange, "GET", "PUT", "POST")) {
            case "PUT" -> {
                simulator.behave(kind(exchange.getRequestURI().getRawQuery()));
                Answers.json(exchange, simulator.state());
            }
            case "POST" -> {
                simulator.behave(kind(Answers.body(exchange)));
                Answers.seeOther(exchange, "/");
            }
            default -> Answers.json(exchange, Map.of("fault", simulator.fault()));
        }
    }

    private static void publicRecord(HttpExchange exchange, SteeredSimulator simulator) throws IOException {
        switch (only(exchange, "GET", "DELETE", "POST")) {
            case "GET" -> Answers.json(exchange, simulator.publicRecord());
            case "POST" -> {
                simulator.forget();
                Answers.seeOther(exchange, "/");
            }
            default -> {
                simulator.forget();
                Answers.json(exchange, simulator.state());
            }
        }
    }

    private static String only(HttpExchange exchange, String... methods) {
        var method = exchange.getRequestMethod();
        if (!List.of(methods).contains(method)) {
            throw new ControlProblem(
                    405, "Wrong method", "%s is not for here; use %s".formatted(method, String.join(", ", methods)));
        }
        return method;
    }

    private static FaultKind kind(String query) {
        var named = Answers.parameter(query, "kind");
        for (var kind : FaultKind.values()) {
            if (kind.name().equals(named.toUpperCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw new ControlProblem(
                400,
                "No such fault",
                "kind is '%s'; it must be one of %s"
                        .formatted(named, List.of(FaultKind.values()).toString().toLowerCase(Locale.ROOT)));
    }
}
