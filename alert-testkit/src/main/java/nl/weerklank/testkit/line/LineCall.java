package nl.weerklank.testkit.line;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** One connection that asks lines and reads a line of answer to each. */
final class LineCall implements AutoCloseable {

    private final Socket socket;
    private final BufferedReader answers;

    LineCall(int port, Duration timeout) throws IOException {
        socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            socket.setTcpNoDelay(true);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** @throws java.net.SocketTimeoutException when there is no answer in time */
    String ask(String request) throws IOException {
        socket.getOutputStream().write((request + "\n").getBytes(StandardCharsets.UTF_8));
        var answer = answers.readLine();
        if (answer == null) {
            throw new EOFException("the network hung up");
        }
        return answer;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
