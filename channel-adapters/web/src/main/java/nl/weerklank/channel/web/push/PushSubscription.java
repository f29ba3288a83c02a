package nl.weerklank.channel.web.push;

import java.net.URI;
import java.util.Base64;
import nl.weerklank.contract.cell.CellSet;

/**
 * A browser that asked to be told: where its push service takes messages, how to encrypt them, and the cells it asked for.
 * Nothing else is known of it.
 *
 * @param lastRevision the board's revision that it was told of last
 */
record PushSubscription(
        String endpoint, String browserKey, String secret, CellSet cells, String language, long lastRevision) {

    private static final int LONGEST_ENDPOINT = 1500;

    PushSubscription {
        if (endpoint.length() > LONGEST_ENDPOINT || URI.create(endpoint).getHost() == null) {
            throw new IllegalArgumentException("the endpoint is not a web address");
        }
        PushKeys.read(Base64.getUrlDecoder().decode(browserKey));
        if (Base64.getUrlDecoder().decode(secret).length != 16) {
            throw new IllegalArgumentException("the secret of a subscription is 16 bytes");
        }
    }

    PushSubscription told(long revision) {
        return new PushSubscription(endpoint, browserKey, secret, cells, language, revision);
    }

    byte[] encrypted(byte[] text) {
        var decoder = Base64.getUrlDecoder();
        return MessageEncryption.encrypt(text, decoder.decode(browserKey), decoder.decode(secret));
    }
}
