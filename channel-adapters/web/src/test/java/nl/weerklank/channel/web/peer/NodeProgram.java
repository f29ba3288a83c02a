package nl.weerklank.channel.web.peer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import nl.weerklank.testkit.Await;
import nl.weerklank.testkit.Peers;

/** A program on Node.js with packages from npm that are not ours; prints a line of JSON for each thing it saw. */
final class NodeProgram implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final List<JsonNode> lines = new CopyOnWriteArrayList<>();

    private NodeProgram(Process process) {
        this.process = process;
        Thread.ofVirtual().start(() -> {
            try (var reader = process.inputReader()) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(JSON.readTree(line));
                }
            } catch (IOException e) {
                // ended: what was printed before is what counts
            }
        });
    }

    static NodeProgram start(String script, String... arguments) throws IOException {
        var node = Peers.require("node", "nodejs");
        var folder = Peers.projectRoot().resolve("channel-adapters/web/src/test/peers");
        Peers.requireFile(folder.resolve("node_modules"), "npm install in channel-adapters/web/src/test/peers");
        var command = new ArrayList<>(List.of(node.toString(), script));
        command.addAll(List.of(arguments));
        return new NodeProgram(new ProcessBuilder(command)
                .directory(Path.of(folder.toString()).toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** The line with this number, from 0, as soon as it was printed. */
    JsonNode line(int number) {
        Await.until("line %d of the peer".formatted(number), PATIENCE, () -> lines.size() > number);
        return lines.get(number);
    }

    List<JsonNode> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
