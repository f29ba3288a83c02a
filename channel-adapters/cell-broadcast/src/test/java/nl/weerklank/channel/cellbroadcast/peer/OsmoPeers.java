package nl.weerklank.channel.cellbroadcast.peer;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;

/** A real BSC and, where wanted, a base station on a virtual air interface, on a loopback address of their own. */
final class OsmoPeers implements AutoCloseable {

    static final int LAC = 1;
    static final int CELL = 6969;
    static final int CELL_WITHOUT_CHANNEL = 7001;
    static final int CBSP_PORT = 48049;
    private static final int VTY_PORT = 4242;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path folder;
    private final String address;
    private final int airPort;
    private final List<Process> running = new ArrayList<>();

    OsmoPeers(Path folder) throws IOException {
        this.folder = folder;
        long pid = ProcessHandle.current().pid();
        this.address = "127.77.%d.%d".formatted(pid >> 8 & 0xFF, Math.max(2, pid & 0xFF));
        this.airPort = (int) (20_000 + pid % 20_000);
    }

    String address() {
        return address;
    }

    int airPort() {
        return airPort;
    }

    /** Starts the BSC as a server that waits for its centre. */
    InetSocketAddress bscThatListens() throws IOException {
        start("osmo-bsc", bsc("mode server\n server\n  local-ip %s\n  local-port %d".formatted(address, CBSP_PORT)));
        var at = new InetSocketAddress(address, CBSP_PORT);
        Await.until("osmo-bsc listens at " + at, PATIENCE, () -> listens(VTY_PORT));
        return at;
    }

    /** Starts the BSC so that it dials its centre. */
    void bscThatDials(int port) throws IOException {
        start("osmo-bsc", bsc("mode client\n client\n  remote-ip 127.0.0.1\n  remote-port %d".formatted(port)));
    }

    /** Starts the base station. */
    void baseStation() throws IOException {
        start("osmo-bts-virtual", """
                log stderr
                 logging level set-all notice
                line vty
                 no login
                 bind %s
                ctrl
                 bind %s
                phy 0
                 virtual-um net-device lo
                 virtual-um ms-udp-port %d
                 virtual-um ms-multicast-group 239.193.77.2
                 virtual-um bts-udp-port %d
                 virtual-um bts-multicast-group 239.193.77.1
                 instance 0
                bts 0
                 band DCS1800
                 ipa unit-id 6969 0
                 oml remote-ip %s
                 gsmtap-sapi cbch
                 trx 0
                  phy 0 instance 0
                """.formatted(address, address, airPort, airPort, address));
    }

    private String bsc(String cbc) {
        return """
                log stderr
                 logging level set-all notice
                line vty
                 no login
                 bind %s
                ctrl
                 bind %s
                e1_input
                 e1_line 0 driver ipa
                 ipa bind %s
                network
                 network country code 204
                 mobile network code 99
                 encryption a5 0
                 neci 1
                """.formatted(address, address, address)
                + cell(0, CELL, 871, "CCCH+SDCCH4+CBCH")
                + cell(1, CELL_WITHOUT_CHANNEL, 873, "CCCH+SDCCH4")
                + "cbc\n " + cbc + "\n";
    }

    private static String cell(int number, int ci, int arfcn, String first) {
        var text = new StringBuilder("""
                 bts %d
                  type osmo-bts
                  band DCS1800
                  cell_identity %d
                  location_area_code %d
                  base_station_id_code %d
                  ipa unit-id %d 0
                  oml ipa stream-id 255 line 0
                  gprs mode none
                  trx 0
                   rf_locked 0
                   arfcn %d
                   nominal power 23
                   max_power_red 20
                   rsl e1 tei 0
                   timeslot 0
                    phys_chan_config %s
                """.formatted(number, ci, LAC, 63 - number, ci, arfcn, first));
        for (int slot = 1; slot < 8; slot++) {
            text.append("   timeslot ").append(slot).append("\n    phys_chan_config TCH/F\n");
        }
        return text.toString().indent(0);
    }

    private void start(String program, String configuration) throws IOException {
        var path = Peers.require(program, program.equals("osmo-bsc") ? "osmo-bsc" : "osmo-bts");
        var file = Files.writeString(folder.resolve(program + ".cfg"), configuration);
        running.add(new ProcessBuilder(path.toString(), "-c", file.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program + ".log").toFile())
                .start());
    }

    private boolean listens(int port) {
        if (!running.getFirst().isAlive()) {
            throw new AssertionError("osmo-bsc ended: " + log("osmo-bsc"));
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    String log(String program) {
        try {
            return Files.readString(folder.resolve(program + ".log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (var process : running.reversed()) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }
}
