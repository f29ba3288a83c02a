package nl.weerklank.local.client;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapReading;
import nl.weerklank.contract.cap.write.CapWriter;
import nl.weerklank.local.Refusal;
import org.jspecify.annotations.Nullable;

/** A kept message made fresh: a new identifier, and all its times moved so that it is sent now and lasts as long as it did. */
final class FreshMessage {

    private final Duration shift;

    private FreshMessage(Duration shift) {
        this.shift = shift;
    }

    /** @throws Refusal when the bytes are no CAP 1.2 message as XML */
    static byte[] of(byte[] xml, Instant now) {
        return switch (new CapReader().read(xml)) {
            case CapReading.Malformed malformed ->
                throw new Refusal("--now needs a CAP 1.2 message as XML: "
                        + malformed.violations().getFirst().message());
            case CapReading.Read read -> {
                var shift = Duration.between(read.alert().sent().toInstant(), now.truncatedTo(ChronoUnit.SECONDS));
                yield CapWriter.write(new FreshMessage(shift).alert(read.alert()));
            }
        };
    }

    private CapAlert alert(CapAlert kept) {
        return new CapAlert(
                kept.identifier() + "-" + kept.sent().plus(shift).toEpochSecond(),
                kept.sender(),
                kept.sent().plus(shift),
                kept.status(),
                kept.msgType(),
                kept.source(),
                kept.scope(),
                kept.restriction(),
                kept.addresses(),
                kept.codes(),
                kept.note(),
                kept.references(),
                kept.incidents(),
                kept.infos().stream().map(this::info).toList());
    }

    private CapInfo info(CapInfo kept) {
        return new CapInfo(
                kept.language(),
                kept.categories(),
                kept.event(),
                kept.responseTypes(),
                kept.urgency(),
                kept.severity(),
                kept.certainty(),
                kept.audience(),
                kept.eventCodes(),
                moved(kept.effective()),
                moved(kept.onset()),
                moved(kept.expires()),
                kept.senderName(),
                kept.headline(),
                kept.description(),
                kept.instruction(),
                kept.web(),
                kept.contact(),
                kept.parameters(),
                kept.resources(),
                kept.areas());
    }

    private @Nullable OffsetDateTime moved(@Nullable OffsetDateTime time) {
        return time == null ? null : time.plus(shift);
    }
}
