package nl.weerklank.contract.cap.form;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.rule.CapRule;

/** How times, languages, addresses and numbers are written (§3.3.2, RFC 3066, XML Schema). */
public final class TextForms {

    /** What is wrong with a text, to follow the text itself. */
    record Problem(CapRule rule, String message, String remedy) {}

    private static final Pattern TIME =
            Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)T(\\d\\d):(\\d\\d):(\\d\\d)[-+](\\d\\d):(\\d\\d)");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)");

    private TextForms() {}

    static Optional<Problem> problem(Slot.Content.Text kind, String element, String text) {
        var collapsed = collapse(text);
        return switch (kind) {
            case ANY, URI -> Optional.empty();
            case TIME ->
                isTime(collapsed)
                        ? Optional.empty()
                        : problem(
                                CapRule.INVALID_DATE,
                                "is no time of CAP",
                                "write it as 2026-06-01T12:00:00+02:00; UTC is -00:00, never Z");
            case LANGUAGE ->
                // nothing at all stands for the standard's default
                text.isEmpty() || LANGUAGE.matcher(collapsed).matches()
                        ? Optional.empty()
                        : problem(CapRule.INVALID_LANGUAGE, "is no language tag", "write a tag such as nl-NL");
            case INTEGER ->
                INTEGER.matcher(collapsed).matches()
                        ? Optional.empty()
                        : problem(
                                element.equals("size") ? CapRule.INVALID_RESOURCE_SIZE : CapRule.INVALID_NUMBER,
                                "is no whole number",
                                "write digits only");
            case DECIMAL ->
                DECIMAL.matcher(collapsed).matches()
                        ? Optional.empty()
                        : problem(CapRule.INVALID_NUMBER, "is no decimal number", "write a number such as 12.5");
        };
    }

    /** Without the white space of XML at its ends. */
    static String collapse(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Whether the text is a time as CAP writes it, one that exists. */
    public static boolean isTime(String text) {
        var match = TIME.matcher(text);
        if (!match.matches()) {
            return false;
        }
        int hour = number(match.group(4));
        int minute = number(match.group(5));
        int second = number(match.group(6));
        int zone = number(match.group(7)) * 60 + number(match.group(8));
        boolean endOfDay = hour == 24 && minute == 0 && second == 0;
        if (number(match.group(1)) == 0 || zone > 14 * 60 || number(match.group(8)) > 59) {
            return false;
        }
        try {
            LocalDateTime.of(
                    number(match.group(1)),
                    number(match.group(2)),
                    number(match.group(3)),
                    endOfDay ? 0 : hour,
                    minute,
                    second);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static Optional<Problem> problem(CapRule rule, String message, String remedy) {
        return Optional.of(new Problem(rule, message, remedy));
    }
}
