package nl.weerklank.ingest.check;

import java.time.OffsetDateTime;
import java.util.List;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapNamedValue;
import org.jspecify.annotations.Nullable;

/** Info blocks with one thing changed. */
public final class TestInfos {

    private TestInfos() {}

    public static CapInfo expiring(CapInfo info, @Nullable OffsetDateTime expires) {
        return with(info, info.categories(), info.eventCodes(), expires, info.headline(), info.areas());
    }

    public static CapInfo in(CapInfo info, List<CapArea> areas) {
        return with(info, info.categories(), info.eventCodes(), info.expires(), info.headline(), areas);
    }

    public static CapInfo of(CapInfo info, CapCategory category, List<CapNamedValue> eventCodes) {
        return with(info, List.of(category), eventCodes, info.expires(), info.headline(), info.areas());
    }

    public static CapInfo saying(CapInfo info, String headline) {
        return with(info, info.categories(), info.eventCodes(), info.expires(), headline, info.areas());
    }

    private static CapInfo with(
            CapInfo info,
            List<CapCategory> categories,
            List<CapNamedValue> eventCodes,
            @Nullable OffsetDateTime expires,
            @Nullable String headline,
            List<CapArea> areas) {
        return new CapInfo(
                info.language(),
                categories,
                info.event(),
                info.responseTypes(),
                info.urgency(),
                info.severity(),
                info.certainty(),
                info.audience(),
                eventCodes,
                info.effective(),
                info.onset(),
                expires,
                info.senderName(),
                headline,
                info.description(),
                info.instruction(),
                info.web(),
                info.contact(),
                info.parameters(),
                info.resources(),
                areas);
    }
}
