package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.rule.CapRule;

/** Rules for the message as a whole (§3.2.1). */
final class AlertRules {

    private static final Pattern NAME = Pattern.compile("[^\\s,&<\\p{Cc}\\p{Cf}\\p{Z}]+");

    private AlertRules() {}

    static void check(CapAlert alert, Findings findings) {
        name(alert.identifier(), "identifier", IDENTIFIER_EMPTY, INVALID_IDENTIFIER, findings);
        name(alert.sender(), "sender", SENDER_EMPTY, INVALID_SENDER, findings);
        scope(alert, findings);
        note(alert, findings);
        if (alert.infos().isEmpty() && (alert.msgType() == CapMsgType.ALERT || alert.msgType() == CapMsgType.UPDATE)) {
            findings.add(
                    INFO_MISSING,
                    "",
                    "a message of type " + alert.msgType().word() + " has no info block",
                    "add at least one info block that says what is happening, where, and what to do");
        }
        var text = new TextRules(findings);
        text.check(alert.source(), "source");
        text.check(alert.note(), "note");
        text.check(alert.restriction(), "restriction");
    }

    private static void name(String name, String path, CapRule empty, CapRule invalid, Findings findings) {
        if (name.isBlank()) {
            findings.add(empty, path, path + " is empty", "give a name that is unique, without blanks and commas");
        } else if (!NAME.matcher(name).matches()) {
            findings.add(
                    invalid,
                    path,
                    path + " has a blank, a comma, < or & or an invisible character in it",
                    "leave those characters out of the " + path);
        }
    }

    private static void scope(CapAlert alert, Findings findings) {
        if (alert.scope() == CapScope.RESTRICTED && alert.restriction() == null) {
            findings.add(
                    RESTRICTION_MISSING,
                    "scope",
                    "scope is Restricted without a restriction",
                    "add restriction, or change scope");
        }
        if (alert.scope() != CapScope.RESTRICTED && alert.restriction() != null) {
            findings.add(
                    RESTRICTION_SCOPE_MISMATCH,
                    "restriction",
                    "restriction is given although scope is " + alert.scope().word(),
                    "remove restriction, or set scope to Restricted");
        }
        if (alert.scope() == CapScope.PRIVATE && alert.addresses().isEmpty()) {
            findings.add(
                    ADDRESSES_MISSING, "scope", "scope is Private without addresses", "add addresses, or change scope");
        }
        if (alert.scope() != CapScope.PRIVATE && !alert.addresses().isEmpty()) {
            findings.add(
                    ADDRESSES_SCOPE_MISMATCH,
                    "addresses",
                    "addresses are given although scope is " + alert.scope().word(),
                    "remove addresses, or set scope to Private");
        }
    }

    private static void note(CapAlert alert, Findings findings) {
        if (alert.note() != null) {
            return;
        }
        if (alert.msgType() == CapMsgType.ERROR) {
            findings.add(
                    ERROR_WITHOUT_NOTE, "msgType", "a message of type Error has no note", "say in note what was wrong");
        }
        if (alert.status() == CapStatus.EXERCISE) {
            findings.add(EXERCISE_WITHOUT_NOTE, "status", "an exercise has no note", "name the exercise in note");
        }
    }
}
