package nl.weerklank.ingest.trust;

import java.util.List;
import java.util.Optional;
import nl.weerklank.ingest.check.Violation;

/** Decides whether a message is its sender's; fails closed. */
public final class TrustRules {

    private static final String SIGNATURE = "alert/Signature";

    private TrustRules() {}

    /**
     * @param sender the entry for the message's sender, if any
     * @param account the name of the account that submitted it
     */
    public static TrustVerdict judge(Optional<Sender> sender, SignatureFinding signature, String account) {
        if (signature == SignatureFinding.BROKEN) {
            return distrusted(
                    "SIGNATURE_BROKEN",
                    SIGNATURE,
                    "the XML signature does not fit the message: it was changed after signing",
                    "Send the file exactly as it was signed; do not indent or re-encode it.");
        }
        if (sender.isEmpty()) {
            return distrusted(
                    "SENDER_UNKNOWN",
                    "alert/sender",
                    "this sender is not known here",
                    "Have the sender added to the senders file.");
        }
        if (!sender.get().letsSubmit(account)) {
            return distrusted(
                    "SENDER_NOT_YOURS",
                    "alert/sender",
                    "this account may not submit for this sender",
                    "Use an account of the sender, or have this one added to it.");
        }
        return judge(sender.get(), signature, account);
    }

    private static TrustVerdict judge(Sender sender, SignatureFinding signature, String account) {
        if (signature == SignatureFinding.VERIFIED) {
            return new TrustVerdict.Trusted(sender, true, List.of());
        }
        if (sender.mustSign()) {
            return mustSign(signature);
        }
        if (signature == SignatureFinding.UNTRUSTED && !sender.keys().isEmpty()) {
            return distrusted(
                    "SIGNATURE_UNTRUSTED",
                    SIGNATURE,
                    "the XML signature is not by a key of this sender",
                    "Sign with the sender's key, or have the new certificate added to the senders file.");
        }
        var warnings = signature == SignatureFinding.ABSENT
                ? List.<Violation>of()
                : List.of(new Violation(
                        "SIGNATURE_PROVES_NOTHING",
                        SIGNATURE,
                        "the XML signature could not be tied to this sender and was not relied on",
                        "Have the sender's certificate added to the senders file."));
        return new TrustVerdict.Trusted(sender, sender.accounts().contains(account), warnings);
    }

    private static TrustVerdict mustSign(SignatureFinding signature) {
        return switch (signature) {
            case ABSENT ->
                distrusted(
                        "SIGNATURE_MISSING",
                        SIGNATURE,
                        "this sender must sign, and there is no XML signature",
                        "Sign the message with an enveloped XML signature.");
            case UNSUPPORTED ->
                distrusted(
                        "SIGNATURE_UNSUPPORTED",
                        SIGNATURE,
                        "the XML signature is of a kind that is not accepted",
                        "Sign with RSA or ECDSA and SHA-256 over the whole message.");
            case UNTRUSTED, BROKEN, VERIFIED ->
                distrusted(
                        "SIGNATURE_UNTRUSTED",
                        SIGNATURE,
                        "the XML signature is not by a key of this sender",
                        "Sign with the sender's key, or have the new certificate added to the senders file.");
        };
    }

    private static TrustVerdict.Distrusted distrusted(String rule, String place, String problem, String remedy) {
        return new TrustVerdict.Distrusted(new Violation(rule, place, problem, remedy));
    }
}
