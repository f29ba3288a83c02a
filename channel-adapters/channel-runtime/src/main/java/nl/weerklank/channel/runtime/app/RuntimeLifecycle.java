package nl.weerklank.channel.runtime.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import nl.weerklank.channel.runtime.intake.Receipt;
import nl.weerklank.channel.runtime.run.ChannelRuntime;
import nl.weerklank.channel.runtime.run.RuntimeSettings;
import nl.weerklank.channel.runtime.status.RouteTester;
import nl.weerklank.contract.signature.TrustStore;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Starts the channels with the process and ends them with it; ends the process when a part of it is broken. */
@ApplicationScoped
class RuntimeLifecycle {

    private static final Logger LOG = Logger.getLogger(RuntimeLifecycle.class);

    private final RuntimeConfig config;
    private final String bootstrapServers;
    private final MeterRegistry meters;
    private volatile @Nullable ChannelRuntime runtime;

    RuntimeLifecycle(
            RuntimeConfig config,
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            MeterRegistry meters) {
        this.config = config;
        this.bootstrapServers = bootstrapServers;
        this.meters = meters;
    }

    Optional<ChannelRuntime> runtime() {
        return Optional.ofNullable(runtime);
    }

    void start(@Observes StartupEvent event) {
        try {
            var made = new ChannelRuntime(settings(), InstantSource.system(), this::count);
            made.broken().exceptionally(error -> {
                LOG.error("a part of the runtime is broken; the process ends so that it is started again");
                Quarkus.asyncExit(1);
                return null;
            });
            made.open()
                    .keySet()
                    .forEach(channel -> meters.gauge(
                            "weerklank.orders.open",
                            Tags.of("channel", channel),
                            made,
                            running -> running.open().get(channel)));
            runtime = made;
            made.start();
        } catch (IOException | IllegalArgumentException e) {
            LOG.error("the runtime cannot start: " + e.getMessage());
            Quarkus.asyncExit(2);
        }
    }

    void stop(@Observes ShutdownEvent event) {
        runtime().ifPresent(ChannelRuntime::close);
    }

    private RuntimeSettings settings() throws IOException {
        var channels = config.channels().entrySet().stream()
                .map(channel -> new RuntimeSettings.Channel(
                        channel.getKey(),
                        channel.getValue().type(),
                        channel.getValue().settings()))
                .toList();
        return new RuntimeSettings(
                bootstrapServers,
                config.instance(),
                TrustStore.read(config.trustFile()),
                config.stateDir(),
                config.modes(),
                channels,
                RuntimeSettings.usualDelivery(config.modes()),
                RuntimeSettings.usualPace(),
                new RouteTester.Pace(
                        config.routeTests(), RuntimeSettings.usualRouteTests().limit()));
    }

    private void count(String channel, Receipt receipt) {
        var became = switch (receipt) {
            case Receipt.Poison poison -> "poison";
            case Receipt.Refused refused -> refused.refusal().fault().name();
            case Receipt.Known known -> "known";
            case Receipt.Taken taken -> "taken";
        };
        meters.counter("weerklank.orders", "channel", channel, "became", became).increment();
    }
}
