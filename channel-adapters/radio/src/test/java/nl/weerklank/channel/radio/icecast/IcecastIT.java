package nl.weerklank.channel.radio.icecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import nl.weerklank.channel.radio.RadioAdapterFactory;
import nl.weerklank.contract.channel.ChannelAdapter;
import nl.weerklank.contract.channel.ChannelSettings;
import nl.weerklank.contract.order.OrderAction;
import nl.weerklank.contract.report.Rung;
import nl.weerklank.contract.status.ChannelState;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;
import nl.weerklank.testkit.ReportNotes;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An Icecast server of Debian's takes our stream, and what its listeners hear proves the alert. */
class IcecastIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final InstantSource CLOCK = InstantSource.system();

    @TempDir
    Path folder;

    private Process icecast;
    private int port;

    @BeforeEach
    void startIcecast() throws IOException {
        var program = Peers.require("icecast2", "icecast2");
        port = freePort();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        var config = folder.resolve("icecast.xml");
        Files.writeString(config, config());
        icecast = new ProcessBuilder(program.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("icecast.out").toFile())
                .start();
        Await.until("icecast2 listens", PATIENCE, this::listens);
    }

    @AfterEach
    void stopIcecast() {
        if (icecast != null) {
            icecast.destroy();
        }
    }

    @Test
    void an_alert_is_observed_on_the_mount_that_listeners_hear() {
        var event = SampleAlerts.event(CLOCK.instant());
        var notes = new ReportNotes();
        try (var adapter = adapter("hackme")) {
            Await.until("the mount is fed", PATIENCE, () -> state(adapter) == ChannelState.UP);

            adapter.carryOut(SampleAlerts.emission(event, "radio", OrderAction.EMIT), notes)
                    .toCompletableFuture()
                    .join();
            Await.until("OBSERVED in " + notes, PATIENCE, () -> notes.everClaimed(Rung.OBSERVED));

            assertThat(notes.all().toString())
                    .contains("the receiver of region noord-brabant decoded ZCZC-CIV-HMW-030000");
        }
    }

    @Test
    void a_wrong_password_shows_in_the_route_test() {
        try (var adapter = adapter("wrong")) {
            var reason = Await.quiet(
                    "the reason",
                    Duration.ofSeconds(4),
                    PATIENCE,
                    () -> adapter.probe().toCompletableFuture().join().reason());

            assertThat(reason).contains("401 Authentication Required");
            assertThat(state(adapter)).isEqualTo(ChannelState.DOWN);
        }
    }

    private static ChannelState state(ChannelAdapter adapter) {
        return adapter.probe().toCompletableFuture().join().state();
    }

    private ChannelAdapter adapter(String password) {
        var mount = "http://source:" + password + "@127.0.0.1:" + port + "/brabant.opus";
        return new RadioAdapterFactory()
                .create(new ChannelSettings(
                        "radio",
                        Map.of("icecast.noord-brabant", URI.create(mount).toString()),
                        folder.resolve("state"),
                        CLOCK));
    }

    private boolean listens() {
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

    private String config() {
        var owner = "root".equals(System.getProperty("user.name"))
                ? "<changeowner><user>nobody</user><group>nogroup</group></changeowner>"
                : "";
        return """
                <icecast>
                  <limits><sources>4</sources><clients>20</clients><burst-size>8192</burst-size></limits>
                  <authentication>
                    <source-password>hackme</source-password><admin-password>x</admin-password><admin-user>a</admin-user>
                  </authentication>
                  <hostname>localhost</hostname>
                  <listen-socket><port>%d</port><bind-address>127.0.0.1</bind-address></listen-socket>
                  <paths><basedir>%s</basedir><logdir>%s</logdir><webroot>/usr/share/icecast2/web</webroot>
                    <adminroot>/usr/share/icecast2/admin</adminroot></paths>
                  <logging><accesslog>access.log</accesslog><errorlog>error.log</errorlog><loglevel>3</loglevel></logging>
                  <security><chroot>0</chroot>%s</security>
                </icecast>
                """.formatted(port, folder, folder, owner);
    }
}
