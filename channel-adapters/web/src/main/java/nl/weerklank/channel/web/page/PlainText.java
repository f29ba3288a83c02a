package nl.weerklank.channel.web.page;

import java.util.List;

/** The alerts as plain text, for a printer, a USB stick or reading aloud. */
final class PlainText {

    private static final String RULE = "\n" + "=".repeat(72) + "\n";

    private PlainText() {}

    static String of(PageFrame frame, List<AlertView> alerts) {
        var ui = frame.ui();
        var text = new StringBuilder(frame.title()).append('\n');
        text.append(ui.get("state_of")).append(' ').append(frame.asOf().text()).append('\n');
        if (!frame.lost().isEmpty()) {
            text.append(frame.lost()).append('\n');
        }
        if (alerts.isEmpty()) {
            text.append('\n').append(ui.get("now_none")).append('\n');
        }
        for (var alert : alerts) {
            text.append(RULE);
            if (alert.exercise()) {
                text.append(ui.get("exercise"))
                        .append(": ")
                        .append(ui.get("exercise_more"))
                        .append('\n');
            }
            text.append(alert.headline().toUpperCase(ui.locale())).append('\n');
            text.append(alert.severityWord())
                    .append(" · ")
                    .append(alert.urgencyWord())
                    .append('\n');
            section(text, ui.get("what_to_do"), alert.instruction());
            section(text, ui.get("what_happened"), alert.description());
            section(text, ui.get("where"), alert.areas());
            section(text, ui.get("until"), List.of(alert.expires().text()));
            section(text, ui.get("who_says"), List.of(alert.sender()));
            section(text, ui.get("code"), List.of(alert.code()));
        }
        return text.toString();
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append('\n').append(title).append(":\n");
            lines.forEach(line -> text.append(line).append('\n'));
        }
    }
}
