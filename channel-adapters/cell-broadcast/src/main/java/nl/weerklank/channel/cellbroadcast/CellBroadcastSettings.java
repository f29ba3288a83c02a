package nl.weerklank.channel.cellbroadcast;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import nl.weerklank.channel.cellbroadcast.bsc.BscCells;
import nl.weerklank.channel.cellbroadcast.bsc.Peer;
import nl.weerklank.channel.cellbroadcast.bsc.Timers;
import nl.weerklank.channel.cellbroadcast.centre.CentreSettings;
import nl.weerklank.channel.cellbroadcast.message.Identifiers;
import nl.weerklank.channel.cellbroadcast.message.MessageMaker;
import nl.weerklank.channel.cellbroadcast.packet.PacketTransport;
import nl.weerklank.channel.cellbroadcast.packet.RecordingTransport;
import nl.weerklank.channel.cellbroadcast.plan.CellPlan;
import nl.weerklank.channel.cellbroadcast.plan.OpenCellId;
import nl.weerklank.channel.cellbroadcast.plan.SyntheticPlan;
import nl.weerklank.channel.cellbroadcast.text.WarningText;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.place.Municipalities;
import org.jspecify.annotations.Nullable;

/** Reads the channel's block of configuration; every refusal names the setting. */
final class CellBroadcastSettings {

    private static final System.Logger LOG = System.getLogger(CellBroadcastSettings.class.getName());

    private final ChannelSettings from;

    CellBroadcastSettings(ChannelSettings from) {
        this.from = from;
    }

    /** How the centre is to work. */
    CentreSettings centre() {
        return new CentreSettings(
                maker(),
                bscs(),
                naming(),
                timers(),
                number("repetition-period", 30, number("max-pages", 15, 1, 15), 4095),
                Duration.ofSeconds(number("status-seconds", 30, 1, 86_400)),
                Duration.ofMillis(number("link-grace-millis", 1500, 0, 60_000)),
                probes(),
                Duration.ofMillis(number("observe-within-millis", 90_000, 1, 3_600_000)),
                packets());
    }

    /** The outlines for geocodes, read on a thread of their own: an alert may never need them. */
    CompletableFuture<Municipalities> municipalities() {
        var text = from.get("municipalities", "");
        if (!text.isBlank() && !Files.isReadable(Path.of(text))) {
            throw wrong("municipalities", "a readable file of outlines in GeoJSON", text, null);
        }
        var outlines = new CompletableFuture<Municipalities>();
        Thread.ofPlatform().daemon().name("municipalities").start(() -> {
            try {
                outlines.complete(text.isBlank() ? Municipalities.shipped() : Municipalities.read(Path.of(text)));
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "outlines not read, the shipped ones count file=" + text, e);
                outlines.complete(Municipalities.shipped());
            }
        });
        return outlines;
    }

    /** Where requests for 4G and 5G go; the synthetic plan alone has names for their cells. */
    private @Nullable PacketTransport packets() {
        var text = from.get("packet", "none");
        boolean synthetic = from.get("plan", "synthetic").equals("synthetic");
        if (text.equals("none")) {
            return null;
        }
        if (text.equals("record") && synthetic) {
            return new RecordingTransport(from.stateDir().resolve("packet-requests.txt"));
        }
        throw wrong("packet", "'none', or 'record' with the synthetic plan", text, null);
    }

    /** The radio network that the BSCs run. */
    CellPlan plan() {
        var text = from.get("plan", "synthetic");
        if (text.equals("synthetic")) {
            return SyntheticPlan.ofTheNetherlands(
                    number("plan-cells", SyntheticPlan.DEFAULT_CELLS, 3, 65_535), bscs().size());
        }
        try (var csv = Files.newBufferedReader(Path.of(text))) {
            return OpenCellId.read(text, csv, from.get("plan-radio", "GSM"), bscs().size())
                    .plan();
        } catch (IOException e) {
            throw wrong("plan", "'synthetic' or a readable file in the form of OpenCelliD", text, e);
        }
    }

    /** The chance that a phone on a confirmed cell is on, in reach and shows the message. */
    double chance() {
        var text = from.get("reach-chance", "0.9");
        try {
            double chance = Double.parseDouble(text);
            if (chance >= 0 && chance <= 1) {
                return chance;
            }
        } catch (NumberFormatException e) {
            throw wrong("reach-chance", "a number between 0 and 1", text, e);
        }
        throw wrong("reach-chance", "a number between 0 and 1", text, null);
    }

    MessageMaker maker() {
        var zone = from.get("time-zone", "Europe/Amsterdam");
        try {
            var manner = new WarningText.Manner(
                    from.get("text-prefix", ""),
                    ZoneId.of(zone),
                    number("max-pages", 15, 1, 15),
                    from.get("check-address", "").strip().replaceAll("/+$", ""));
            return new MessageMaker(
                    Identifiers.of(from.properties()),
                    manner,
                    from.get("language", "nl").toLowerCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw wrong("time-zone", "a time zone such as Europe/Amsterdam", zone, e);
        }
    }

    private List<Peer> bscs() {
        var text = from.get("bscs", "");
        if (text.isBlank()) {
            throw wrong("bscs", "the addresses of the BSCs, host:port or listen:port, separated by commas", text, null);
        }
        var peers = new ArrayList<Peer>();
        for (var each : text.split(",")) {
            peers.add(Peer.of("bsc-" + (peers.size() + 1), each));
        }
        return peers;
    }

    private BscCells.Naming naming() {
        var text = from.get("cell-naming", "shortest");
        return Arrays.stream(BscCells.Naming.values())
                .filter(n -> n.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text))
                .findFirst()
                .orElseThrow(() -> wrong("cell-naming", "shortest, cgi, lac-ci, ci, lai or lac", text, null));
    }

    private Timers timers() {
        var usual = Timers.DEFAULT;
        return new Timers(
                Duration.ofMillis(
                        number("response-millis", (int) usual.response().toMillis(), 10, 600_000)),
                Duration.ofMillis(number("connect-millis", (int) usual.connect().toMillis(), 10, 600_000)),
                Duration.ofSeconds(
                        number("keep-alive-seconds", (int) usual.keepAlive().toSeconds(), 1, 3600)),
                Duration.ofMillis(
                        number("first-retry-millis", (int) usual.firstRetry().toMillis(), 1, 600_000)),
                Duration.ofMillis(
                        number("last-retry-millis", (int) usual.lastRetry().toMillis(), 1, 600_000)));
    }

    private @Nullable InetSocketAddress probes() {
        var text = from.get("probes", "");
        return text.isBlank() ? null : Peer.of("probes", text).address();
    }

    private int number(String key, int otherwise, int least, int most) {
        int value = from.getInt(key, otherwise);
        if (value < least || value > most) {
            throw wrong(key, "between " + least + " and " + most, Integer.toString(value), null);
        }
        return value;
    }

    private IllegalArgumentException wrong(String key, String expected, String text, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "channel " + from.channel() + ": setting " + key + " must be " + expected + ", not '" + text + "'",
                cause);
    }
}
