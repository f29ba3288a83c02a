package nl.weerklank.dispatch.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.dispatch.plan.LanePolicy;
import nl.weerklank.dispatch.plan.PlanPolicy;

/** How this service dispatches. */
@ConfigMapping(prefix = "weerklank.dispatch")
public interface DispatchConfig {

    /** The channels by name; each has a topic {@code orders.<name>}. */
    @WithDefault("cell-broadcast,siren,radio,web")
    List<String> channels();

    /** Channels that no first wave takes: they are kept for whom the others do not reach. */
    Optional<Set<String>> reserve();

    /** The public keys that may issue alerts. */
    Optional<Path> trustFile();

    /** An import that replaces the shipped map of people. */
    Optional<Path> peopleFile();

    /** Who may look. */
    Optional<Path> accountsFile();

    /** This copy of the service; a copy that comes back under the same name takes its work up at once. */
    @WithDefault("${HOSTNAME:dispatch}-${quarkus.http.port:8080}")
    String instance();

    /** Where Kafka Streams keeps its lock; holds no data that matters. */
    @WithDefault("${java.io.tmpdir}/weerklank-dispatch-${quarkus.http.port:8080}")
    Path stateDir();

    /** A channel instance that is silent for longer counts as DOWN. */
    @WithDefault("10s")
    Duration heartbeatSilence();

    /** How often the passing of time is looked at. */
    @WithDefault("200ms")
    Duration tick();

    /** How long an ended dissemination can still be asked for live; the ledger keeps it longer. */
    @WithDefault("24h")
    Duration keep();

    @WithDefault("2")
    int threads();

    /** How soon a silent copy of this service is replaced by another; the broker must allow it. */
    @WithDefault("6s")
    Duration session();

    /** A wave that is expected to reach fewer people is not worth an order. */
    @WithDefault("1")
    double leastGain();

    Retry retry();

    LaneBudget urgent();

    LaneBudget normal();

    LaneBudget routine();

    /** When the same channel tries again. */
    interface Retry {
        @WithDefault("3s")
        Duration first();

        @WithDefault("5m")
        Duration cap();
    }

    /** One lane's time budget. */
    interface LaneBudget {
        Duration budget();

        double goal();

        Duration deadline();

        double patience();

        /** How many channels the first wave takes; 0 is every healthy one. */
        int firstWave();

        default LanePolicy policy() {
            return new LanePolicy(
                    budget(), goal(), deadline(), patience(), firstWave() == 0 ? LanePolicy.ALL : firstWave());
        }
    }

    /** The rules of planning that this configuration says. */
    default PlanPolicy policy() {
        var lanes = new EnumMap<Lane, LanePolicy>(Lane.class);
        lanes.put(Lane.URGENT, urgent().policy());
        lanes.put(Lane.NORMAL, normal().policy());
        lanes.put(Lane.ROUTINE, routine().policy());
        return new PlanPolicy(lanes, reserve().orElse(Set.of()), leastGain(), retry().first(), retry().cap());
    }
}
