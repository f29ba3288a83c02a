package nl.weerklank.channel.siren;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MQTT posts behind a broker that is not ours: Debian's mosquitto with passwords and access lists. */
class MosquittoIT {

    private static final String ACL = """
            user adapter
            topic write sirens/+/command
            topic write sirens/+/ask
            topic read sirens/adapter/#
            user concentrator
            topic read sirens/+/command
            topic read sirens/+/ask
            topic write sirens/adapter/#
            user stranger
            topic read sirens/+/command
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Program broker;

    private int port;

    @BeforeEach
    void startMosquitto() throws Exception {
        var mosquitto = Peers.require("mosquitto", "mosquitto");
        Peers.require("mosquitto_pub", "mosquitto-clients");
        var passwords = folder.resolve("passwords");
        for (var user : List.of("adapter", "concentrator", "stranger")) {
            var create = Files.exists(passwords) ? List.<String>of() : List.of("-c");
            var command = new java.util.ArrayList<>(List.of("mosquitto_passwd"));
            command.addAll(create);
            command.addAll(List.of("-b", passwords.toString(), user, "secret-of-" + user));
            Program.run(folder, command);
        }
        Files.writeString(folder.resolve("acl"), ACL);
        Files.writeString(folder.resolve("adapter.password"), "secret-of-adapter\n");
        Files.writeString(folder.resolve("wrong.password"), "guessed\n");
        port = freePort();
        Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                allow_anonymous false
                password_file %s
                acl_file %s
                user root
                """.formatted(port, passwords, folder.resolve("acl")));
        broker = Program.start(folder, List.of(mosquitto.toString(), "-c", "mosquitto.conf"));
        Await.until("mosquitto listens: " + broker.said(), SirenStand.PATIENCE, this::answers);
    }

    @AfterEach
    void stopMosquitto() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void postsAreDrivenThroughItAndObserved() throws Exception {
        try (var stand = stand("adapter.password")) {
            var notes = stand.carryOut(stand.first());
            Await.until("observed", SirenStand.PATIENCE, () -> notes.everClaimed(Rung.OBSERVED));
            assertThat(notes.failed()).isEqualTo(notes.failed(Fault.NOT_COVERED));
            stand.carryOut(stand.cancel());
            assertThat(stand.simulator().onAir()).isEmpty();
        }
    }

    @Test
    void aWrongPasswordReachesNobodyAndIsSaidSo() throws Exception {
        try (var stand = stand("wrong.password")) {
            var notes = stand.carryOut(stand.first());
            assertThat(notes.everClaimed(Rung.TRANSMITTED)).isFalse();
            assertThat(notes.faults()).contains(Fault.UNREACHABLE);
            assertThat(notes.toString()).contains("no connection to the broker");
        }
    }

    @Test
    void aStrangerMayNotCommand() throws Exception {
        try (var stand = stand("adapter.password")) {
            var said = Program.run(
                    folder,
                    client("mosquitto_pub", "stranger", "-t", "sirens/SYN-0005/command", "-q", "1", "-m", "{}"));
            assertThat(said)
                    .anyMatch(line -> line.toLowerCase(java.util.Locale.ROOT).contains("not authorized"));
            assertThat(stand.simulator().publicRecord()).isEmpty();
        }
    }

    @Test
    void aCommandForAPostThatWasAwayExpiresInTheBroker() throws Exception {
        var away = client(
                "mosquitto_sub", "stranger", "-t", "sirens/+/command", "-q", "1", "-c", "-i", "away", "-x", "600");
        Program.run(folder, with(away, "-E"));
        try (var stand = stand("adapter.password")) {
            stand.carryOut(stand.first());
            var soon = with(away, "-W", "2", "-C", "1");
            assertThat(Program.run(folder, soon)).as("kept while it is fresh").anyMatch(l -> l.contains("\"mac\""));
            Await.quiet("the expiry of four seconds passes", Duration.ofSeconds(5), SirenStand.PATIENCE, () -> 0);
            var late = with(away, "-W", "2");
            assertThat(Program.run(folder, late)).as("thrown away when stale").noneMatch(l -> l.contains("\"mac\""));
        }
    }

    private SirenStand stand(String passwordFile) throws Exception {
        return new SirenStand(
                folder,
                Map.of(
                        "protocols", "mqtt",
                        "mqtt.broker", "127.0.0.1:" + port,
                        "mqtt.username", "concentrator",
                        "mqtt.password", "secret-of-concentrator"),
                Map.of(
                        "mqtt.username",
                        "adapter",
                        "mqtt.password-file",
                        folder.resolve(passwordFile).toString()));
    }

    private List<String> client(String program, String user, String... more) {
        return with(
                List.of(program, "-V", "5", "-h", "127.0.0.1", "-p", "" + port, "-u", user, "-P", "secret-of-" + user),
                more);
    }

    private static List<String> with(List<String> command, String... more) {
        return java.util.stream.Stream.concat(command.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    private boolean answers() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
