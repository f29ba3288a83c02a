package nl.weerklank.contract.alert;

/**
 * An alert event with its signature: a flattened JWS (RFC 7515 §7.2.2, EdDSA) whose payload is the event's JSON.
 * The id and version outside the payload are for routing only; a verifier compares them with the signed ones.
 */
public record SignedAlert(
        int schema, String alertId, int version, String protectedHeader, String payload, String signature) {

    /** The form that this code writes. */
    public static final int SCHEMA = 1;
}
