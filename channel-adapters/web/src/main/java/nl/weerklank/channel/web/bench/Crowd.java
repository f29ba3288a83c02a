package nl.weerklank.channel.web.bench;

import java.io.BufferedReader;
import java.io.IOException;

/** A crowd of listeners in a process of its own, so that each side has its own share of file handles. */
final class Crowd implements AutoCloseable {

    /** When the last, the middle and the 99th of a hundred listeners had a round, in the machine's monotonic nanoseconds. */
    record Round(long last, long middle, long almostAll) {}

    private final Process process;
    private final BufferedReader said;

    private Crowd(Process process) {
        this.process = process;
        this.said = process.inputReader();
    }

    static Crowd gather(int port, int count, int stalled, long lastId, int rounds) throws IOException {
        return new Crowd(OwnProcess.of(
                FanClients.class,
                Integer.toString(port),
                Integer.toString(count),
                Integer.toString(stalled),
                Long.toString(lastId),
                Integer.toString(rounds)));
    }

    /** Returns when every listener has heard the first bytes. */
    void awaitConnected() throws IOException {
        var line = said.readLine();
        if (!"connected".equals(line)) {
            throw new IOException("the listeners did not connect: " + line);
        }
    }

    /** The next round, as soon as it reached everyone. */
    Round awaitRound() throws IOException {
        var line = said.readLine();
        if (line == null || !line.startsWith("round ")) {
            throw new IOException("the listeners broke off: " + line);
        }
        var words = line.split(" ");
        return new Round(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
