package nl.weerklank.ingest.live;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.json.ContractJson;

/** Tells the same content from other content, whatever the form it came in: SHA-256 over the model. */
public final class ContentDigest {

    private ContentDigest() {}

    public static String of(CapAlert alert) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(ContractJson.write(alert)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
