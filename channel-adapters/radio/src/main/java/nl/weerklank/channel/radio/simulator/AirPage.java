package nl.weerklank.channel.radio.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A page on which people can listen to every transmitter. */
final class AirPage implements HttpHandler {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Practice transmitters</title>
            <style>body{font:1rem system-ui;max-width:60rem;margin:2rem auto;padding:0 1rem}td,th{padding:.3rem .8rem;text-align:left}</style>
            </head><body><h1>Practice transmitters</h1>
            <table><thead><tr><th>Region</th><th>On the air</th><th>Listen</th></tr></thead><tbody>%s</tbody></table>
            </body></html>
            """;
    private static final String ROW =
            "<tr><td>%s</td><td>%s</td><td><audio controls preload=\"none\" src=\"%s/live.wav\"></audio></td></tr>";

    private final List<SimulatedTransmitter> transmitters;

    AirPage(List<SimulatedTransmitter> transmitters) {
        this.transmitters = transmitters;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var rows = new StringBuilder();
            for (var transmitter : transmitters) {
                var onAir = transmitter.onAir();
                rows.append(ROW.formatted(
                        transmitter.region().name(), onAir.isEmpty() ? "programme" : onAir, transmitter.address()));
            }
            var page = PAGE.formatted(rows).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }
}
