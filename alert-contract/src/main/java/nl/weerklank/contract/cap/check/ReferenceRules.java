package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;

/** Rules for what a message says of earlier ones (§3.2.1 references). */
final class ReferenceRules {

    private static final Pattern PART = Pattern.compile("[^\\s,&<]+");

    private ReferenceRules() {}

    static void check(CapAlert alert, Findings findings) {
        if (alert.msgType() != CapMsgType.ALERT && alert.references().isEmpty()) {
            findings.add(
                    REFERENCES_MISSING,
                    "msgType",
                    "a message of type " + alert.msgType().word() + " refers to no earlier message",
                    "add references as sender,identifier,sent of the messages that it is about");
        }
        for (var reference : alert.references()) {
            if (!PART.matcher(reference.sender()).matches()
                    || !PART.matcher(reference.identifier()).matches()) {
                findings.add(
                        INVALID_REFERENCES,
                        "references",
                        "a reference has a blank, comma, < or & in its sender or identifier",
                        "write each reference as sender,identifier,sent and separate them by blanks");
            }
            if (reference.sender().equals(alert.sender())
                    && reference.identifier().equals(alert.identifier())) {
                findings.add(
                        CIRCULAR_REFERENCE,
                        "references",
                        "the message refers to itself",
                        "give each message an identifier of its own and refer to the earlier one");
            }
            if (reference.sent().toInstant().isAfter(alert.sent().toInstant())) {
                findings.add(
                        POSTDATED_REFERENCE,
                        "references",
                        "the message of " + alert.sent() + " refers to one of " + reference.sent(),
                        "refer only to messages that were sent before this one");
            }
        }
    }
}
