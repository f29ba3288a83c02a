package nl.weerklank.ingest.draft;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import org.jspecify.annotations.Nullable;

/** From what is written to the CAP message that goes out. */
public final class Composition {

    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    private Composition() {}

    /** The message as it would be if it were submitted now; each version of a draft is a message of its own. */
    public static CapAlert of(Draft draft, Instant now) {
        var writing = draft.writing();
        var sent = OffsetDateTime.ofInstant(now, ZONE).withNano(0);
        var follows = writing.follows();
        return new CapAlert(
                "desk-" + draft.id() + "-" + draft.version(),
                writing.sender(),
                sent,
                draft.mode() == Mode.EXERCISE ? CapStatus.EXERCISE : CapStatus.ACTUAL,
                writing.type(),
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                draft.mode() == Mode.EXERCISE ? "Oefening / Exercise" : null,
                follows == null ? List.of() : List.of(follows),
                List.of(),
                infos(writing, sent));
    }

    private static List<CapInfo> infos(Writing writing, OffsetDateTime sent) {
        var infos = new ArrayList<CapInfo>();
        var expires = sent.plus(Duration.ofSeconds(Math.round(writing.hours() * 3600)));
        for (var language : Writing.LANGUAGES) {
            var text = writing.text(language);
            if (!text.isEmpty()) {
                infos.add(info(writing, language, text, sent, expires));
            }
        }
        return infos;
    }

    private static CapInfo info(
            Writing writing, String language, Writing.Text text, OffsetDateTime sent, OffsetDateTime expires) {
        return new CapInfo(
                language,
                List.of(writing.category()),
                text.event().isBlank() ? text.headline() : text.event().strip(),
                writing.responses(),
                writing.urgency(),
                writing.severity(),
                writing.certainty(),
                null,
                List.of(),
                sent,
                writing.type() == CapMsgType.CANCEL ? null : sent,
                expires,
                null,
                given(text.headline()),
                given(text.description()),
                given(text.instruction()),
                given(writing.web()),
                given(writing.contact()),
                List.of(),
                List.of(),
                List.<CapArea>copyOf(writing.areas()));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
