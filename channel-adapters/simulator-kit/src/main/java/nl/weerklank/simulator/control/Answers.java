package nl.weerklank.simulator.control;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/** Reads requests to the control and writes its answers. */
final class Answers {

    private static final int LONGEST_FORM = 4096;

    private Answers() {}

    static boolean wantsHtml(HttpExchange exchange) {
        var accept = exchange.getRequestHeaders().getFirst("Accept");
        return accept != null && accept.contains("text/html");
    }

    static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), StandardCharsets.UTF_8);
    }

    /** The value of a form or query field; empty when it is not there. */
    static String parameter(@Nullable String form, String name) {
        if (form != null) {
            for (var pair : form.split("&")) {
                if (pair.startsWith(name + "=")) {
                    return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
        }
        return "";
    }

    static void json(HttpExchange exchange, Object value) throws IOException {
        write(exchange, 200, "application/json", ContractJson.write(value));
    }

    static void html(HttpExchange exchange, String page) throws IOException {
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'");
        write(exchange, 200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
    }

    static void problem(HttpExchange exchange, ControlProblem problem) throws IOException {
        write(
                exchange,
                problem.status(),
                "application/problem+json",
                ContractJson.write(Map.of(
                        "title",
                        problem.title(),
                        "status",
                        problem.status(),
                        "detail",
                        String.valueOf(problem.getMessage()))));
    }

    static void seeOther(HttpExchange exchange, String where) throws IOException {
        exchange.getResponseHeaders().set("Location", where);
        exchange.sendResponseHeaders(303, -1);
    }

    private static void write(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }
}
