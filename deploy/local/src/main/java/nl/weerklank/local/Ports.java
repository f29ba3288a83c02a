package nl.weerklank.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;

/** Every port of a Weerklank on this machine, counted from one base. */
public record Ports(int base) {

    /** The base where none is given. */
    public static final int DEFAULT_BASE = 7700;

    private static final int SPAN = 120;

    public Ports {
        if (base < 1024 || base > 65535 - SPAN) {
            throw new Refusal("the port base must lie between 1024 and %d, not %d; set WEERKLANK_PORT_BASE"
                    .formatted(65535 - SPAN, base));
        }
    }

    /** From {@code WEERKLANK_PORT_BASE}, or the default. */
    public static Ports of(Map<String, String> environment) {
        var text = environment.get("WEERKLANK_PORT_BASE");
        if (text == null || text.isBlank()) {
            return new Ports(DEFAULT_BASE);
        }
        try {
            return new Ports(Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            throw new Refusal("WEERKLANK_PORT_BASE must be a port number, not '" + text + "'", e);
        }
    }

    public int ingest() {
        return base;
    }

    public int dispatch() {
        return base + 1;
    }

    public int runtime() {
        return base + 2;
    }

    public int webRuntime() {
        return base + 3;
    }

    public int publicWeb() {
        return base + 4;
    }

    public int webOrigin() {
        return base + 5;
    }

    public int simulatorControl() {
        return base + 6;
    }

    public int database() {
        return base + 9;
    }

    public int broker() {
        return base + 10;
    }

    public int controller() {
        return base + 11;
    }

    /** The first port of the simulators; each takes twenty. */
    public int simulators() {
        return base + 20;
    }

    /** Sees that every named port can be bound. @throws Refusal naming the first that is taken and what for */
    public void check(Map<String, Integer> wanted) {
        for (var port : new LinkedHashMap<>(wanted).entrySet()) {
            try (var socket = new ServerSocket()) {
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getValue()));
            } catch (IOException e) {
                throw new Refusal(
                        "port %d (for %s) is taken by another program; end that one, or choose other ports with WEERKLANK_PORT_BASE=%d"
                                .formatted(
                                        port.getValue(),
                                        port.getKey(),
                                        base + 1000 > 64000 ? DEFAULT_BASE : base + 1000),
                        e);
            }
        }
    }
}
