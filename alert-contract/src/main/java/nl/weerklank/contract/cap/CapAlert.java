package nl.weerklank.contract.cap;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One CAP 1.2 message with all its elements (§3.2.1); an absent optional element is {@code null}, an absent list is empty. */
public record CapAlert(
        String identifier,
        String sender,
        OffsetDateTime sent,
        CapStatus status,
        CapMsgType msgType,
        @Nullable String source,
        CapScope scope,
        @Nullable String restriction,
        List<String> addresses,
        List<String> codes,
        @Nullable String note,
        List<CapReference> references,
        List<String> incidents,
        List<CapInfo> infos) {

    public CapAlert {
        addresses = List.copyOf(addresses);
        codes = List.copyOf(codes);
        references = List.copyOf(references);
        incidents = List.copyOf(incidents);
        infos = List.copyOf(infos);
    }

    /** How later messages refer to this one (§3.2.1 references). */
    public CapReference asReference() {
        return new CapReference(sender, identifier, sent);
    }
}
