package nl.weerklank.dispatch.day;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.status.RouteTest;

/** One round of route tests in short: how many routes passed, and what the others said. */
public record TestedRound(
        Instant at, String instance, long millis, int passed, int routes, List<RouteTest.Route> failed) {

    public TestedRound {
        failed = List.copyOf(failed);
    }

    static TestedRound of(RouteTest test) {
        return new TestedRound(
                test.at(),
                test.instance(),
                test.millis(),
                (int) test.passed(),
                test.routes().size(),
                test.routes().stream().filter(route -> !route.passed()).toList());
    }
}
