package nl.weerklank.ingest.console.home;

import java.util.Optional;
import java.util.stream.Collectors;
import nl.weerklank.console.Words;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.cap.CapAlert;

/** What an alert is called in a list, and by whose decision it went out. */
public final class Titles {

    private Titles() {}

    public static Optional<String> of(CapAlert cap) {
        return cap.infos().stream()
                .map(info -> info.headline() == null ? info.event() : info.headline())
                .findFirst()
                .or(() -> Optional.ofNullable(cap.note()));
    }

    public static String decidedBy(Words words, Authority authority) {
        return switch (authority) {
            case Authority.Approved by ->
                words.of(
                        "by.approved",
                        by.author(),
                        by.approvals().stream()
                                .map(Authority.Approval::approver)
                                .collect(Collectors.joining(", ")));
            case Authority.Mandated by -> words.of("by.mandate", by.sender(), by.mandate());
        };
    }
}
