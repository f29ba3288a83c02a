package nl.weerklank.channel.siren.command;

/** A command and the proof that the park's owner gave it to this one post (HMAC-SHA-256, 32 bytes). */
public record SignedCommand(Command command, byte[] mac) {

    /** How many bytes the proof has. */
    public static final int MAC_BYTES = 32;

    public SignedCommand {
        if (mac.length != MAC_BYTES) {
            throw new IllegalArgumentException("the proof has " + MAC_BYTES + " bytes");
        }
        mac = mac.clone();
    }
}
