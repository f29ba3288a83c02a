package nl.weerklank.channel.cellbroadcast.network;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nl.weerklank.contract.json.ContractJson;

/** The simulated network in a browser: its phones on a map as they receive, its BSCs, and a way to make one of them fail. */
final class NetworkPages {

    private final NetworkSimulator network;

    NetworkPages(NetworkSimulator network) {
        this.network = network;
    }

    Map<String, HttpHandler> all() {
        return Map.of(
                "map", exchange -> send(exchange, 200, "text/html; charset=utf-8", page()),
                "phones.json", exchange -> json(exchange, network.phonesNow()),
                "bscs.json", exchange -> json(exchange, network.bscsNow()),
                "bsc", this::change);
    }

    /** {@code PUT bsc?number=3&condition=full}, or {@code condition=restart}, {@code cells-dead}, {@code cells-alive}. */
    private void change(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("PUT")) {
            text(exchange, 405, "use PUT bsc?number=1&condition=silent");
            return;
        }
        var query = query(exchange);
        try {
            int number = Integer.parseInt(query.getOrDefault("number", ""));
            change(number - 1, query.getOrDefault("condition", ""));
            text(exchange, 200, "BSC " + number + " is " + query.get("condition"));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            text(
                    exchange,
                    400,
                    "number is 1 to " + network.plan().bscs()
                            + "; condition is well, silent, refusing, dead, slow, lying, full, crowded, restart, cells-dead or cells-alive");
        }
    }

    private void change(int bsc, String condition) {
        switch (condition) {
            case "restart" -> network.restart(bsc);
            case "cells-dead" -> network.cellsDead(bsc, network.someCellsOf(bsc), true);
            case "cells-alive" -> network.cellsDead(bsc, network.someCellsOf(bsc), false);
            default -> network.behave(bsc, Condition.valueOf(condition.toUpperCase(Locale.ROOT)));
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        for (var pair :
                List.of(Objects.requireNonNullElse(exchange.getRequestURI().getQuery(), "")
                        .split("&"))) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return query;
    }

    private static byte[] page() throws IOException {
        try (var page = Objects.requireNonNull(
                NetworkPages.class.getResourceAsStream("map.html"), "the page is part of this jar")) {
            return page.readAllBytes();
        }
    }

    private static void json(HttpExchange exchange, Object value) throws IOException {
        send(exchange, 200, "application/json", ContractJson.write(value));
    }

    private static void text(HttpExchange exchange, int status, String text) throws IOException {
        send(exchange, status, "text/plain; charset=utf-8", (text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
