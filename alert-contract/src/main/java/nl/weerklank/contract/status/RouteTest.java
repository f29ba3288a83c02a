package nl.weerklank.contract.status;

import java.time.Instant;
import java.util.List;

/**
 * One round of route tests of a channel instance: each way to its network, tried through the real protocol without public effect.
 *
 * @param millis how long the round took
 * @param routes each way and how it answered; the same names in every round
 */
public record RouteTest(int schema, String channel, String instance, Instant at, long millis, List<Route> routes) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;

    public RouteTest {
        routes = List.copyOf(routes);
    }

    /** How many routes passed. */
    public long passed() {
        return routes.stream().filter(Route::passed).count();
    }

    /**
     * One way to the network, such as a controller, a transmitter or a point of presence.
     *
     * @param detail one plain sentence: what it answered, or what to mend
     */
    public record Route(String route, boolean passed, String detail) {}
}
