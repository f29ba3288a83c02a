package nl.weerklank.local.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.local.client.Dissemination;

/** What a demonstration leaves behind for machines: each rung with its time, the remainder over time, each fallback, and whether the promises held. */
record DemoReport(
        String alertId,
        Instant startedAt,
        boolean promisesHeld,
        List<String> brokenPromises,
        List<ChannelReport> channels,
        List<Dissemination.RemainderPoint> remainderOverTime,
        List<Dissemination.Fallback> fallbacks) {

    /** One channel's rungs over all versions, in the order in which they were proven; times in milliseconds after the acceptance of that version. */
    record ChannelReport(String channel, List<RungReport> rungs, List<Dissemination.FaultView> faults) {}

    record RungReport(
            int version,
            int wave,
            String action,
            String rung,
            Instant at,
            long msAfterAcceptance,
            int cells,
            double people) {}

    static DemoReport of(Instant startedAt, Dissemination end, List<String> broken) {
        var channels = new ArrayList<ChannelReport>();
        for (var channel : end.channels()) {
            var rungs = new ArrayList<RungReport>();
            var faults = new ArrayList<Dissemination.FaultView>();
            for (var order : channel.orders()) {
                order.rungs()
                        .forEach(rung -> rungs.add(new RungReport(
                                order.version(),
                                order.wave(),
                                order.action(),
                                rung.rung(),
                                rung.at(),
                                rung.msAfterAcceptance(),
                                rung.cells(),
                                rung.people())));
                faults.addAll(order.faults());
            }
            channels.add(new ChannelReport(channel.channel(), rungs, faults));
        }
        return new DemoReport(
                end.alertId(),
                startedAt,
                broken.isEmpty(),
                List.copyOf(broken),
                channels,
                end.remainderOverTime(),
                end.fallbacks());
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(
                file, ContractJson.newMapper().writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    }
}
