package nl.weerklank.channel.cellbroadcast.peer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.weerklank.testkit.Peers;

/** Wireshark's dissector as an outside judge of what we encode. */
public final class Tshark {

    private final Path tshark = Peers.require("tshark", "tshark");
    private final Path text2pcap = Peers.require("text2pcap", "wireshark-common");
    private final Path folder;

    public Tshark(Path folder) {
        this.folder = folder;
    }

    /** One line a frame with these fields, tab-separated, for frames in a stream or datagram of this kind. */
    public List<String> fields(List<byte[]> frames, List<String> carrier, List<String> fields)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                tshark.toString(), "-r", capture(frames, carrier).toString(), "-T", "fields", "-E", "occurrence=a"));
        for (var field : fields) {
            command.add("-e");
            command.add(field);
        }
        return run(command).lines().toList();
    }

    private Path capture(List<byte[]> frames, List<String> carrier) throws IOException, InterruptedException {
        var text = new StringBuilder();
        for (var frame : frames) {
            for (int at = 0; at < frame.length; at += 16) {
                text.append("%06x".formatted(at));
                for (int i = at; i < Math.min(at + 16, frame.length); i++) {
                    text.append(' ').append(HexFormat.of().toHexDigits(frame[i]));
                }
                text.append('\n');
            }
            text.append('\n');
        }
        var input = Files.writeString(Files.createTempFile(folder, "frames", ".txt"), text);
        var output = Files.createTempFile(folder, "frames", ".pcap");
        var command = new ArrayList<>(List.of(text2pcap.toString(), "-q"));
        command.addAll(carrier);
        command.addAll(List.of(input.toString(), output.toString()));
        run(command);
        return output;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("failed: " + String.join(" ", command));
        }
        return output;
    }
}
