package nl.weerklank.contract.cap.signature;

/** What is known of the XML signature on a CAP message. */
public sealed interface CapSignature {

    /** The message is not signed. */
    record Absent() implements CapSignature {}

    /** Signed by a trusted certificate, whole and unchanged. */
    record Verified(String signer) implements CapSignature {}

    /** Whole and unchanged, but nothing says that its signer may be believed. */
    record Untrusted(String signer, String reason) implements CapSignature {}

    /** Changed since it was signed, or signed over something other than what is read. */
    record Broken(String reason) implements CapSignature {}

    /** Made in a way that is not verified here: weak, foreign to the standard, or reaching outside the message. */
    record Unsupported(String reason) implements CapSignature {}

    /** The verdict in one word, as the command line prints it. */
    default String word() {
        return switch (this) {
            case Absent a -> "absent";
            case Verified v -> "verified";
            case Untrusted u -> "untrusted";
            case Broken b -> "broken";
            case Unsupported u -> "unsupported";
        };
    }
}
