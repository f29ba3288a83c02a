package nl.weerklank.channel.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import nl.weerklank.channel.runtime.run.ChannelRuntime;
import nl.weerklank.channel.runtime.run.RuntimeSettings;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.testkit.line.LineNetwork;

/** A runtime in a process of its own, so that it can be killed as a process is. */
final class RuntimeProcess {

    private RuntimeProcess() {}

    /** Arguments: bootstrap servers, channel, folder, trust file, port and receiver port of the network. */
    public static void main(String[] args) throws Exception {
        var channel = new RuntimeSettings.Channel(
                args[1], LineNetwork.TYPE, Map.of("port", args[4], "receiver-port", args[5], "timeout-ms", "2000"));
        var settings = RuntimeStand.settings(
                args[0],
                args[1] + "-runtime",
                Path.of(args[2]),
                Set.of(Mode.LIVE),
                TrustStore.read(Path.of(args[3])),
                List.of(channel));
        var runtime = new ChannelRuntime(settings, InstantSource.system(), (name, receipt) -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(runtime::close));
        runtime.start();
        new CountDownLatch(1).await();
    }

    static Process start(String bootstrapServers, String channel, Path folder, Path trust, LineNetwork network)
            throws IOException {
        var properties = network.adapterProperties();
        var command = Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx160m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RuntimeProcess.class.getName(),
                        bootstrapServers,
                        channel,
                        folder.toString(),
                        trust.toString(),
                        properties.getOrDefault("port", ""),
                        properties.getOrDefault("receiver-port", ""))
                .toList();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("runtime.log").toFile())
                .start();
    }
}
