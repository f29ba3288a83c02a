package nl.weerklank.contract.cap.form;

import static nl.weerklank.contract.cap.form.Slot.Content.Text.*;
import static nl.weerklank.contract.cap.form.Slot.many;
import static nl.weerklank.contract.cap.form.Slot.maybe;
import static nl.weerklank.contract.cap.form.Slot.one;
import static nl.weerklank.contract.cap.form.Slot.some;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.form.Slot.Content.Group;
import nl.weerklank.contract.cap.form.Slot.Content.Words;

/** The element table of CAP 1.2 (§3.2 and §3.4), in the order of the standard. */
final class CapForm {

    private static final Group NAMED_VALUE = group(one("valueName", ANY), one("value", ANY));

    private static final Group RESOURCE = group(
            one("resourceDesc", ANY),
            one("mimeType", ANY),
            maybe("size", INTEGER),
            maybe("uri", URI),
            maybe("derefUri", ANY),
            maybe("digest", ANY));

    private static final Group AREA = group(
            one("areaDesc", ANY),
            many("polygon", ANY),
            many("circle", ANY),
            many("geocode", NAMED_VALUE),
            maybe("altitude", DECIMAL),
            maybe("ceiling", DECIMAL));

    private static final Group INFO = group(
            maybe("language", LANGUAGE),
            some("category", words(CapCategory.values(), CapCategory::word)),
            one("event", ANY),
            many("responseType", words(CapResponseType.values(), CapResponseType::word)),
            one("urgency", words(CapUrgency.values(), CapUrgency::word)),
            one("severity", words(CapSeverity.values(), CapSeverity::word)),
            one("certainty", words(CapCertainty.values(), CapCertainty::word)),
            maybe("audience", ANY),
            many("eventCode", NAMED_VALUE),
            maybe("effective", TIME),
            maybe("onset", TIME),
            maybe("expires", TIME),
            maybe("senderName", ANY),
            maybe("headline", ANY),
            maybe("description", ANY),
            maybe("instruction", ANY),
            maybe("web", URI),
            maybe("contact", ANY),
            many("parameter", NAMED_VALUE),
            many("resource", RESOURCE),
            many("area", AREA));

    /** The content of {@code alert}; a signature may follow it. */
    static final Group ALERT = group(
            one("identifier", ANY),
            one("sender", ANY),
            one("sent", TIME),
            one("status", words(CapStatus.values(), CapStatus::word)),
            one("msgType", words(CapMsgType.values(), CapMsgType::word)),
            maybe("source", ANY),
            one("scope", words(CapScope.values(), CapScope::word)),
            maybe("restriction", ANY),
            maybe("addresses", ANY),
            many("code", ANY),
            maybe("note", ANY),
            maybe("references", ANY),
            maybe("incidents", ANY),
            many("info", INFO));

    private CapForm() {}

    private static Group group(Slot... slots) {
        return new Group(List.of(slots));
    }

    private static <T> Words words(T[] values, Function<T, String> word) {
        return new Words(Arrays.stream(values).map(word).toList());
    }
}
