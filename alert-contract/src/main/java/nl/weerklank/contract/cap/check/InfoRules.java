package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.time.OffsetDateTime;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import org.jspecify.annotations.Nullable;

/** Rules for one info block (§3.2.2). */
final class InfoRules {

    private static final int HEADLINE_CHARACTERS = 160;

    private InfoRules() {}

    static void check(CapAlert alert, CapInfo info, String path, Findings findings) {
        if (info.event().isBlank()) {
            findings.add(EVENT_EMPTY, path + "/event", "event is empty", "name what is happening in a few words");
        }
        times(alert, info, path, findings);
        if (info.areas().isEmpty()) {
            area(alert.msgType(), path, findings);
        }
        if (info.web() != null) {
            UriRules.web(info.web(), path + "/web", findings);
        }
        if (info.headline() != null
                && info.headline().codePointCount(0, info.headline().length()) > HEADLINE_CHARACTERS) {
            findings.add(
                    HEADLINE_TOO_LONG,
                    path + "/headline",
                    "headline has more than " + HEADLINE_CHARACTERS + " characters",
                    "shorten the headline; the description may be long");
        }
        texts(info, path, new TextRules(findings));
    }

    private static void times(CapAlert alert, CapInfo info, String path, Findings findings) {
        var expires = info.expires();
        if (expires == null) {
            findings.add(
                    EXPIRES_MISSING, path, "expires is not given", "add expires, so that the alert ends by itself");
            return;
        }
        if (expires.isBefore(alert.sent())) {
            findings.add(
                    EXPIRES_BEFORE_SENT,
                    path + "/expires",
                    "expires " + expires + " lies before sent " + alert.sent(),
                    "set expires to a time after sent");
        }
        if (after(info.effective(), expires)) {
            findings.add(
                    EFFECTIVE_AFTER_EXPIRES,
                    path + "/effective",
                    "effective " + info.effective() + " lies after expires " + expires,
                    "set expires to a time after effective");
        }
        if (after(info.onset(), expires)) {
            findings.add(
                    ONSET_AFTER_EXPIRES,
                    path + "/onset",
                    "onset " + info.onset() + " lies after expires " + expires,
                    "set expires to a time after onset");
        }
    }

    private static boolean after(@Nullable OffsetDateTime time, OffsetDateTime other) {
        return time != null && time.isAfter(other);
    }

    private static void area(CapMsgType type, String path, Findings findings) {
        if (type == CapMsgType.ALERT || type == CapMsgType.UPDATE) {
            findings.add(
                    AREA_MISSING,
                    path,
                    "the info block has no area",
                    "add an area with a polygon, circle or geocode; an area that is missing is never widened");
        }
    }

    private static void texts(CapInfo info, String path, TextRules text) {
        text.check(info.event(), path + "/event");
        text.check(info.audience(), path + "/audience");
        text.check(info.senderName(), path + "/senderName");
        text.check(info.headline(), path + "/headline");
        text.check(info.description(), path + "/description");
        text.check(info.instruction(), path + "/instruction");
        text.check(info.contact(), path + "/contact");
        for (int i = 0; i < info.eventCodes().size(); i++) {
            text.check(info.eventCodes().get(i).value(), path + "/eventCode[" + (i + 1) + "]/value");
        }
        for (int i = 0; i < info.parameters().size(); i++) {
            text.check(info.parameters().get(i).value(), path + "/parameter[" + (i + 1) + "]/value");
        }
    }
}
