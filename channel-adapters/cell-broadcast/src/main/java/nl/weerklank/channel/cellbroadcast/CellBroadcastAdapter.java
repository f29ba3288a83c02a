package nl.weerklank.channel.cellbroadcast;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.weerklank.channel.cellbroadcast.centre.Centre;
import nl.weerklank.channel.cellbroadcast.plan.ServiceMap;
import nl.weerklank.channel.cellbroadcast.plan.Targeting;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.Health;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.order.Order;
import nl.weerklank.contract.place.Municipalities;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.contract.status.RouteTest;

/** The cell broadcast channel: orders become what the centre wants on the air. */
final class CellBroadcastAdapter implements ChannelAdapter {

    private final Centre centre;
    private final ServiceMap service;
    private final double chance;

    CellBroadcastAdapter(CellBroadcastSettings settings, ChannelSettings given) throws IOException {
        var centreSettings = settings.centre();
        chance = settings.chance();
        var plan = settings.plan();
        service = ServiceMap.of(plan);
        var municipalities = settings.municipalities();
        var targeting = new Targeting(
                plan,
                service,
                PeopleMap.ofShippedPlaces(),
                geocode -> municipalities.join().cells(geocode),
                Municipalities::isCountry);
        centre = new Centre(plan, service, targeting, centreSettings, given.stateDir(), given.clock());
    }

    @Override
    public void resume(Function<Order, ReportSink> reports) {
        centre.resume(reports);
    }

    @Override
    public CompletionStage<Void> open() {
        return centre.open();
    }

    @Override
    public List<ChannelCoverage.Group> coverage() {
        return List.of(new ChannelCoverage.Group(chance, service.served()));
    }

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        return centre.carryOut(emission, reports);
    }

    /** What the centre holds true of one alert. */
    Centre.Standing standing(String alertId) {
        return centre.standing(alertId);
    }

    @Override
    public CompletionStage<Health> probe() {
        return centre.tryLinks().thenApply(CellBroadcastAdapter::health);
    }

    @Override
    public CompletionStage<List<RouteTest.Route>> testRoutes() {
        return centre.tryLinks()
                .thenApply(links -> links.entrySet().stream()
                        .map(bsc -> new RouteTest.Route(
                                bsc.getKey(),
                                bsc.getValue(),
                                bsc.getValue()
                                        ? "the BSC answered a keep-alive"
                                        : "the BSC is silent; look at its line and its cbsp settings"))
                        .toList());
    }

    @Override
    public void close() {
        centre.close();
    }

    private static Health health(Map<String, Boolean> alive) {
        var quiet = alive.entrySet().stream()
                .filter(bsc -> !bsc.getValue())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        long up = alive.values().stream().filter(answered -> answered).count();
        if (up == alive.size()) {
            return new Health(ChannelState.UP, "all " + up + " BSCs answer", false);
        }
        var reason = up + " of " + alive.size() + " BSCs answer; silent: " + quiet;
        return new Health(up == 0 ? ChannelState.DOWN : ChannelState.DEGRADED, reason, false);
    }
}
