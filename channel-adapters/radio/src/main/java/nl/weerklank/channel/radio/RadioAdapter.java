package nl.weerklank.channel.radio;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import nl.weerklank.channel.radio.region.RegionMap;
import nl.weerklank.channel.radio.region.RegionPlan;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.speech.EspeakNg;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer;
import nl.weerklank.channel.radio.transmitter.TransmitterClient;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.RouteTest;
import org.jspecify.annotations.Nullable;

/** Interrupts the programme of the transmitter regions that an order touches, all at once, each for itself. */
final class RadioAdapter implements ChannelAdapter {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration PROBE = Duration.ofSeconds(5);

    private final ChannelSettings channel;
    private final RadioSettings settings;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("radio-", 0).factory());
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .executor(threads)
            .build();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, Station> stations = new HashMap<>();
    private final Outlets outlets;
    private final CompletableFuture<RegionMap> map;

    RadioAdapter(ChannelSettings channel) {
        this.channel = channel;
        this.settings = RadioSettings.of(channel);
        var ledger = new AirLedger(
                channel.stateDir().resolve("on-air"), channel.clock().instant());
        this.outlets = new Outlets(settings, channel.stateDir());
        outlets.controls().forEach((region, address) -> stations.put(region, station(region, address, ledger)));
        this.map = CompletableFuture.supplyAsync(() -> RegionMap.of(connected(settings.plan())), threads);
    }

    @Override
    public CompletionStage<Void> open() {
        return map.thenCompose(ready -> probe()).thenApply(health -> null);
    }

    @Override
    public List<ChannelCoverage.Group> coverage() {
        return map.join().coverage();
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        return map.thenComposeAsync(regions -> carryOut(emission, reports, regions), threads);
    }

    @Override
    public CompletionStage<Health> probe() {
        return CompletableFuture.supplyAsync(this::askAll, threads);
    }

    @Override
    public void close() {
        closed.countDown();
        threads.shutdownNow();
        http.shutdownNow();
        outlets.close();
    }

    private CompletionStage<Void> carryOut(Emission emission, ReportSink reports, RegionMap regions) {
        var parts = regions.split(emission.order().cells());
        var covered = parts.values().stream().reduce(CellSet.EMPTY, CellSet::union);
        var left = emission.order().cells().minus(covered);
        if (!left.isEmpty()) {
            reports.failed(Fault.NOT_COVERED, left, "no transmitter of this channel carries there");
        }
        if (emission.order().action() == OrderAction.STOP) {
            return together(emission, parts, reports, part -> new RegionStop(part).carryOut());
        }
        var newsroom =
                new Newsroom(emission.alert(), settings, new EspeakNg(settings.espeak()), channel.stateDir(), threads);
        var done = together(emission, parts, reports, part -> new RegionEmission(part, newsroom).carryOut());
        var unused = done.whenCompleteAsync((nothing, failure) -> newsroom.close(), threads);
        return done;
    }

    private CompletableFuture<Void> together(
            Emission emission, Map<TransmitterRegion, CellSet> parts, ReportSink reports, Step step) {
        var all = new ArrayList<CompletableFuture<Void>>();
        parts.forEach((region, cells) -> {
            var part = new RegionPart(emission, region, cells, reports, station(region));
            all.add(CompletableFuture.runAsync(() -> step.take(part), threads).exceptionally(failure -> {
                reports.failed(Fault.ADAPTER_ERROR, cells, "region " + region.id() + ": " + failure);
                return null;
            }));
        });
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    @Override
    public CompletionStage<List<RouteTest.Route>> testRoutes() {
        return CompletableFuture.supplyAsync(
                () -> faults().entrySet().stream()
                        .map(region -> new RouteTest.Route(
                                region.getKey(),
                                region.getValue().isEmpty(),
                                region.getValue().orElse("the transmitter answered and its receiver hears it")))
                        .toList(),
                threads);
    }

    /** What is wrong with the transmitter of each region, if anything. */
    private Map<String, Optional<String>> faults() {
        var asked = new TreeMap<String, CompletableFuture<Optional<String>>>();
        stations.forEach((region, station) ->
                asked.put(region, CompletableFuture.supplyAsync(() -> ask(region, station), threads)));
        var faults = new TreeMap<String, Optional<String>>();
        asked.forEach((region, answer) -> faults.put(region, answer.join()));
        return faults;
    }

    private Health askAll() {
        var wrong = new ArrayList<String>();
        faults().forEach((region, fault) -> fault.ifPresent(why -> wrong.add(region + " (" + why + ")")));
        int down = wrong.size();
        var state = down == stations.size() ? ChannelState.DOWN : down > 0 ? ChannelState.DEGRADED : ChannelState.UP;
        var reason = wrong.isEmpty()
                ? "all " + stations.size() + " transmitters answered"
                : down + " of " + stations.size() + " transmitters: " + String.join(", ", wrong);
        return new Health(state, reason, false);
    }

    private Optional<String> ask(String region, Station station) {
        return switch (station.transmitter().status(PROBE)) {
            case TransmitterAnswer.Said<?> said ->
                Stream.of(station.deafness(), outlets.icecastFault(region))
                        .filter(why -> !why.isEmpty())
                        .findFirst();
            case TransmitterAnswer.Failed<?> failed -> Optional.of(failed.why());
        };
    }

    /** Only regions with a transmitter count as covered. */
    private RegionPlan connected(RegionPlan plan) {
        return new RegionPlan(plan.regions().stream()
                .filter(region -> stations.containsKey(region.id()))
                .toList());
    }

    private Station station(String region, URI address, AirLedger ledger) {
        return new Station(
                new TransmitterClient(http, address),
                outlets.receiver(region),
                ledger,
                channel.clock(),
                threads,
                closed);
    }

    private Station station(TransmitterRegion region) {
        @Nullable Station station = stations.get(region.id());
        if (station == null) {
            throw new IllegalStateException("region " + region.id() + " is in the map without a transmitter");
        }
        return station;
    }

    private interface Step {
        void take(RegionPart part);
    }
}
