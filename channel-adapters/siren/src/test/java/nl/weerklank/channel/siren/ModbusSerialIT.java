package nl.weerklank.channel.siren;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter before controllers that are not ours: a Modbus slave on npm modbus-serial. */
class ModbusSerialIT {

    private static final String SECRET = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final InstantSource clock = InstantSource.system();

    @SuppressWarnings("NullAway.Init")
    private Path node;

    @SuppressWarnings("NullAway.Init")
    private Path peers;

    @BeforeEach
    void findPeers() {
        node = Peers.require("node", "nodejs");
        peers = Peers.projectRoot().resolve("channel-adapters/siren/src/test/peers");
        Peers.requireFile(peers.resolve("node_modules/modbus-serial"), "npm install in " + peers);
    }

    @Test
    void aPlainControllerIsStartedStoppedAndMeasured() throws Exception {
        try (var controller = controller("plain");
                var adapter = adapter(controller, "plain", Map.of())) {
            var now = clock.instant();
            var notes = SirenStand.carryOut(adapter, SirenStand.first(now, Mode.LIVE));
            assertThat(notes.everClaimed(Rung.TRANSMITTED)).as(notes.toString()).isTrue();
            assertThat(controller.said()).containsSubsequence("SET reg 10 1", "SET reg 11 86", "SET reg 12 1");
            Await.until("observed", SirenStand.PATIENCE, () -> notes.everClaimed(Rung.OBSERVED));
            var stopped = SirenStand.carryOut(adapter, SirenStand.cancel(now));
            assertThat(stopped.everClaimed(Rung.TRANSMITTED))
                    .as(stopped.toString())
                    .isTrue();
            assertThat(controller.said()).contains("SET reg 12 0");
        }
    }

    @Test
    void aControllerThatSaysItSoundsAndDrawsNoPowerIsALiar() throws Exception {
        try (var controller = controller("liar");
                var adapter = adapter(controller, "plain", Map.of())) {
            var notes = SirenStand.carryOut(adapter, SirenStand.first(clock.instant(), Mode.LIVE));
            Await.until("taken back", SirenStand.PATIENCE, () -> notes.faults().contains(Fault.NOT_OBSERVED));
            assertThat(notes.everClaimed(Rung.OBSERVED)).isFalse();
            assertThat(notes.all().getLast().detail()).contains("NPM-1");
        }
    }

    @Test
    void aControllerThatChecksTheProofWithItsOwnCryptographyAcceptsOurs() throws Exception {
        try (var controller = controller("signed", SECRET, "NPM-1");
                var adapter = adapter(controller, "signed", Map.of("registers.signed.combined", "false"))) {
            var notes = SirenStand.carryOut(adapter, SirenStand.first(clock.instant(), Mode.LIVE));
            assertThat(controller.awaitLine("ACCEPTED")).contains("signal 1 seconds 86 runs 3");
            assertThat(notes.everClaimed(Rung.TRANSMITTED)).as(notes.toString()).isTrue();
        }
    }

    @Test
    void aControllerWithAnotherKeyRefusesAndTheReportSaysWhy() throws Exception {
        try (var controller = controller("signed", SECRET.replace('0', '1'), "NPM-1");
                var adapter = adapter(controller, "signed", Map.of("registers.signed.combined", "false"))) {
            var notes = SirenStand.carryOut(adapter, SirenStand.first(clock.instant(), Mode.LIVE));
            assertThat(controller.awaitLine("REFUSED")).contains("forged");
            assertThat(notes.everClaimed(Rung.TRANSMITTED)).isFalse();
            assertThat(notes.toString()).contains("NPM-1");
        }
    }

    private Program controller(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(node.toString(), "controller.js"));
        command.addAll(List.of(arguments));
        return Program.start(peers, command);
    }

    private SirenAdapter adapter(Program controller, String trust, Map<String, String> more) throws Exception {
        var port = controller.awaitLine("LISTENING").replaceAll("\\D", "");
        var park = folder.resolve("park.csv");
        Files.write(
                park,
                List.of(
                        "id,latitude,longitude,range_m,country,protocol,address,unit,trust,nominal_w",
                        "NPM-1,%s,%s,1500,NL,modbus,127.0.0.1:%s,1,%s,800"
                                .formatted(
                                        SampleAlerts.MOERDIJK.latitude(),
                                        SampleAlerts.MOERDIJK.longitude(),
                                        port,
                                        trust)));
        var secret = folder.resolve("park.secret");
        Files.writeString(secret, SECRET);
        var properties = new HashMap<>(more);
        properties.put("park", park.toString());
        properties.put("secret-file", secret.toString());
        return SirenStand.adapter(folder.resolve("adapter"), properties);
    }
}
