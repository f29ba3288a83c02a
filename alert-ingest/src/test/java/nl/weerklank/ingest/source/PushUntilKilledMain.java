package nl.weerklank.ingest.source;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.source.Source;

/** Pushes one value after another and says each that was acknowledged, until it is killed. */
final class PushUntilKilledMain {

    static final String SOURCE = "killed";

    private PushUntilKilledMain() {}

    static Source source() {
        return new Source(
                SOURCE,
                "declared",
                null,
                Duration.ofMinutes(1),
                0.5,
                List.of(Hazard.WATER_LEVEL),
                List.of(),
                Duration.ofMinutes(5),
                Tlp.CLEAR,
                Map.of("account", "gauge"),
                Map.of("value", "/v", "subject", "/n"));
    }

    public static void main(String[] arguments) throws Exception {
        var runner = new SourceRunner(
                () -> List.of(source()),
                Readers::installed,
                arguments[0],
                new SignalLog(arguments[0]),
                Clock.systemUTC());
        runner.look();
        for (int number = 1; ; number++) {
            int told = number;
            var json = "{\"n\":\"" + number + "\",\"v\":" + number + "}";
            runner.push(source(), "application/json", json.getBytes(StandardCharsets.UTF_8))
                    .thenRun(() -> System.out.println("acknowledged " + told))
                    .join();
        }
    }
}
