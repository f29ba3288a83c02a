package nl.weerklank.channel.web.page;

/** Text as it must stand inside markup. */
final class Escape {

    private Escape() {}

    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
