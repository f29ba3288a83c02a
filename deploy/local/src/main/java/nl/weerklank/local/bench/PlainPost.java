package nl.weerklank.local.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * One connection that stays open and posts messages, as a sensor network's own client would: what a general HTTP client
 * costs on the same two cores is no part of what is measured.
 */
final class PlainPost implements AutoCloseable {

    private final Socket socket;
    private final InputStream answers;
    private final String head;

    /** @param credential {@code name:password} */
    PlainPost(int port, String path, String contentType, String credential) throws IOException {
        socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(15_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
        answers = new BufferedInputStream(socket.getInputStream());
        head =
                "POST %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: %s\r\nAccept: application/json\r\nAuthorization: Basic %s\r\nContent-Length: "
                        .formatted(
                                path,
                                port,
                                contentType,
                                Base64.getEncoder().encodeToString(credential.getBytes(StandardCharsets.UTF_8)));
    }

    /** An answer: its status and its body. */
    record Answer(int status, byte[] body) {}

    Answer post(byte[] message) throws IOException {
        var request = new ByteArrayOutputStream(head.length() + message.length + 16);
        request.writeBytes((head + message.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(message);
        socket.getOutputStream().write(request.toByteArray());
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        for (var header = line(); !header.isEmpty(); header = line()) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return new Answer(status, answers.readNBytes(length));
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = answers.read(); c != '\n'; c = answers.read()) {
            if (c < 0) {
                throw new EOFException("the connection ended within an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
