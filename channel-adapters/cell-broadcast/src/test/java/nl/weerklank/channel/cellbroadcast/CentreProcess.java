package nl.weerklank.channel.cellbroadcast;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.concurrent.locks.LockSupport;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;

/** A centre in a process of its own, to be killed: folder, BSC addresses, size of the plan, when sent, and whether to write. */
final class CentreProcess {

    private CentreProcess() {}

    public static void main(String[] arguments) throws Exception {
        var properties = new HashMap<String, String>();
        properties.put("bscs", arguments[1]);
        properties.put("plan-cells", arguments[2]);
        properties.put("response-millis", "20000");
        var settings = new ChannelSettings(
                CellBroadcastFactory.TYPE, properties, Path.of(arguments[0]), InstantSource.system());
        var adapter = new CellBroadcastAdapter(new CellBroadcastSettings(settings), settings);
        adapter.open().toCompletableFuture().join();
        var event = everywhere(adapter, Instant.parse(arguments[3]));
        System.out.println("open " + event.alertId());
        if (arguments[4].equals("write")) {
            adapter.carryOut(
                    SampleAlerts.emission(event, CellBroadcastFactory.TYPE, OrderAction.EMIT), new ReportNotes());
        }
        var before = "";
        while (!Thread.interrupted()) {
            var standing = adapter.standing(event.alertId());
            var now = "standing " + standing.version() + " " + standing.wanted() + " " + standing.confirmed();
            if (!now.equals(before)) {
                System.out.println(now);
                before = now;
            }
            LockSupport.parkNanos(50_000_000);
        }
    }

    /** The sample alert for every map cell that the network serves. */
    private static AlertEvent everywhere(CellBroadcastAdapter adapter, Instant sent) {
        var sample = SampleAlerts.event(sent);
        return new AlertEvent(
                sample.schema(),
                sample.alertId(),
                sample.version(),
                sample.kind(),
                Mode.LIVE,
                sample.lane(),
                sample.acceptedAt(),
                sample.expires(),
                sample.authority(),
                adapter.coverage().getFirst().cells(),
                sample.cap());
    }
}
