package nl.weerklank.channel.siren.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The park's secret in a file that only its owner may read: 32 bytes as 64 hexadecimal digits. */
public final class ParkSecret {

    private static final int BYTES = 32;

    private ParkSecret() {}

    /** @throws IllegalArgumentException when the file holds something else */
    public static byte[] read(Path file) throws IOException {
        var text = Files.readString(file, StandardCharsets.US_ASCII).strip();
        try {
            var secret = HexFormat.of().parseHex(text);
            if (secret.length == BYTES) {
                return secret;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(file + " must hold 64 hexadecimal digits", e);
        }
        throw new IllegalArgumentException(file + " must hold 64 hexadecimal digits");
    }

    /** The secret in this file, made now if there is none yet. */
    public static byte[] readOrMake(Path file) throws IOException {
        if (!Files.exists(file)) {
            var secret = new byte[BYTES];
            new SecureRandom().nextBytes(secret);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(secret) + "\n");
        }
        return read(file);
    }
}
