package nl.weerklank.channel.siren;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.exceptions.ModbusResponseException;
import com.digitalpetri.modbus.pdu.WriteMultipleRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.weerklank.channel.siren.command.Command;
import nl.weerklank.channel.siren.command.ParkSecret;
import nl.weerklank.channel.siren.command.PostKey;
import nl.weerklank.channel.siren.command.SignedCommand;
import nl.weerklank.channel.siren.park.Audibility;
import nl.weerklank.channel.siren.park.ParkCsv;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.testkit.Peers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Strangers at the line: they reach the controllers with tools of their own and set nothing off. */
class AuthorityIT {

    private static final int ILLEGAL_VALUE = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final InstantSource clock = InstantSource.system();

    @Test
    void aRecordedActivationThatIsPlayedAgainIsRefusedAndReported() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "60"), Map.of())) {
            var post = post(stand);
            var genuine = genuine(stand, post, clock.millis() * 2000);
            try (var line = line(post)) {
                line.write(genuine);
                assertThat(stand.simulator().publicRecord()).hasSize(1);
                assertThatThrownBy(() -> line.write(genuine))
                        .isInstanceOfSatisfying(
                                ModbusResponseException.class,
                                e -> assertThat(e.getExceptionCode()).isEqualTo(ILLEGAL_VALUE));
            }
            assertThat(stand.simulator().publicRecord()).hasSize(1);
            assertReported(stand, post);
        }
    }

    @Test
    void aForgedActivationIsRefusedAndReported() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "60"), Map.of())) {
            var post = post(stand);
            var genuine = genuine(stand, post, clock.millis() * 2000);
            var c = genuine.command();
            var louder = new SignedCommand(
                    new Command(c.signal(), 600, 20, 0, c.startAt(), c.activation(), c.counter()), genuine.mac());
            try (var line = line(post)) {
                assertThatThrownBy(() -> line.write(louder)).isInstanceOf(ModbusResponseException.class);
            }
            assertThat(stand.simulator().publicRecord()).isEmpty();
            assertReported(stand, post);
        }
    }

    @Test
    void aCommandForOnePostSetsOffNoOther() throws Exception {
        try (var stand = new SirenStand(folder, Map.of("posts", "60"), Map.of())) {
            var genuine = genuine(stand, post(stand), clock.millis() * 2000);
            var neighbour = posts(stand).get(1);
            try (var line = line(neighbour)) {
                assertThatThrownBy(() -> line.write(genuine)).isInstanceOf(ModbusResponseException.class);
            }
            assertThat(stand.simulator().publicRecord()).isEmpty();
        }
    }

    @Test
    void mbpollReadsTheStatusAndSetsNothingOff() throws Exception {
        var mbpoll = Peers.require("mbpoll", "mbpoll").toString();
        try (var stand = new SirenStand(folder, Map.of("posts", "60"), Map.of())) {
            var post = post(stand);
            var port = post.address().substring(post.address().indexOf(':') + 1);
            var target = List.of(mbpoll, "-m", "tcp", "-p", port, "-a", "" + post.unit(), "-0", "-1");
            var status = Program.run(folder, with(target, "-r", "0", "-c", "8", "-t", "3", "127.0.0.1"));
            assertThat(status).as("battery in register 2").anyMatch(l -> l.contains("[2]") && l.contains("2710"));
            var write = Program.run(folder, with(target, "-r", "100", "-t", "4", "127.0.0.1", "1", "86", "1"));
            assertThat(write).anyMatch(l -> l.contains("failed") || l.contains("Illegal"));
            var block = new String[32];
            java.util.Arrays.fill(block, "1");
            var forged = with(with(target, "-r", "100", "-t", "4", "127.0.0.1"), block);
            assertThat(Program.run(folder, forged)).anyMatch(l -> l.contains("Illegal data value"));
            assertThat(stand.simulator().publicRecord()).isEmpty();
            assertReported(stand, post);
        }
    }

    @Test
    void mbpollSetsOffAPostThatObeysEverybodyWhichIsWhyItsLineMustBeClosed() throws Exception {
        var mbpoll = Peers.require("mbpoll", "mbpoll").toString();
        try (var stand = new SirenStand(folder, Map.of("posts", "60", "trust", "PLAIN"), Map.of())) {
            var post = post(stand);
            var port = post.address().substring(post.address().indexOf(':') + 1);
            Program.run(
                    folder,
                    List.of(
                            mbpoll,
                            "-m",
                            "tcp",
                            "-p",
                            port,
                            "-a",
                            "" + post.unit(),
                            "-0",
                            "-1",
                            "-r",
                            "10",
                            "-t",
                            "4",
                            "127.0.0.1",
                            "1",
                            "86",
                            "1"));
            assertThat(stand.simulator().publicRecord()).hasSize(1);
        }
    }

    private static void assertReported(SirenStand stand, SirenPost post) throws Exception {
        for (int i = 0; i < 8; i++) {
            var health = stand.adapter().probe().toCompletableFuture().get(20, TimeUnit.SECONDS);
            if (health.reason().contains("not ours") && health.reason().contains(post.id())) {
                return;
            }
        }
        throw new AssertionError("no round of probes reported what " + post.id() + " refused");
    }

    private SignedCommand genuine(SirenStand stand, SirenPost post, long counter) throws Exception {
        var secret =
                ParkSecret.read(Path.of(stand.simulator().adapterProperties().get("secret-file")));
        return PostKey.of(secret, post.id()).sign(new Command(1, 86, 3, 10, clock.millis(), 0x1234, counter));
    }

    private static SirenPost post(SirenStand stand) throws Exception {
        return posts(stand).getFirst();
    }

    private static List<SirenPost> posts(SirenStand stand) throws Exception {
        return ParkCsv.read(Path.of(stand.simulator().adapterProperties().get("park")), Audibility.ASSUMED)
                .posts();
    }

    private static List<String> with(List<String> command, String... more) {
        return java.util.stream.Stream.concat(command.stream(), java.util.Arrays.stream(more))
                .toList();
    }

    private static Line line(SirenPost post) throws Exception {
        var address = post.address().split(":");
        var client = ModbusTcpClient.create(NettyTcpClientTransport.create(config -> {
            config.setHostname(address[0]);
            config.setPort(Integer.parseInt(address[1]));
        }));
        client.connect();
        return new Line(client, post.unit());
    }

    /** Somebody else's Modbus client. */
    private record Line(ModbusTcpClient client, int unit) implements AutoCloseable {

        void write(SignedCommand signed) throws Exception {
            var bytes = ByteBuffer.allocate(64)
                    .put(signed.command().bytes())
                    .put(signed.mac())
                    .array();
            client.writeMultipleRegisters(unit, new WriteMultipleRegistersRequest(100, 32, bytes));
        }

        @Override
        public void close() throws Exception {
            client.disconnect();
        }
    }
}
