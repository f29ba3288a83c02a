package nl.weerklank.contract.cap;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A file that goes with the message, such as a picture or a recording (CAP 1.2 §3.2.3); size in bytes, derefUri in base64. */
public record CapResource(
        String resourceDesc,
        String mimeType,
        @Nullable BigInteger size,
        @Nullable String uri,
        @Nullable String derefUri,
        @Nullable String digest) {}
