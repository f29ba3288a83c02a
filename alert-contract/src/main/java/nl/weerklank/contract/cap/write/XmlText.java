package nl.weerklank.contract.cap.write;

import org.jspecify.annotations.Nullable;

/** Indented XML, escaped, as text. */
final class XmlText {

    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    void begin(String tag) {
        indent();
        text.append('<').append(tag).append(">\n");
        depth++;
    }

    void end(String name) {
        depth--;
        indent();
        text.append("</").append(name).append(">\n");
    }

    /** An element that holds text only; nothing where there is no text. */
    void leaf(String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        indent();
        text.append('<').append(name).append('>');
        value.codePoints().forEach(c -> append(name, c));
        text.append("</").append(name).append(">\n");
    }

    private void append(String name, int c) {
        switch (c) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '\r' -> text.append("&#13;");
            default -> {
                if (!isXml(c)) {
                    throw new IllegalArgumentException(
                            "%s holds the character U+%04X, which XML cannot say".formatted(name, c));
                }
                text.appendCodePoint(c);
            }
        }
    }

    private static boolean isXml(int c) {
        return c >= 0x20 && c <= 0xD7FF || c == '\t' || c == '\n' || c >= 0xE000 && c <= 0xFFFD || c >= 0x10000;
    }

    private void indent() {
        text.append("  ".repeat(depth));
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
