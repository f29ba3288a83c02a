package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for text that people will read: no markup, and nothing that shows other than it is written. */
final class TextRules {

    private static final Pattern TAG =
            Pattern.compile("</?[A-Za-z][^<>]{0,200}>|<!--|<!\\[CDATA\\[|<script", Pattern.CASE_INSENSITIVE);
    private static final Pattern ENTITY =
            Pattern.compile("&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});");
    private static final String PLAIN = "write plain text";

    private final Findings findings;

    TextRules(Findings findings) {
        this.findings = findings;
    }

    void check(@Nullable String text, String path) {
        if (text == null) {
            return;
        }
        if (TAG.matcher(text).find()) {
            findings.add(TEXT_CONTAINS_HTML_TAGS, path, "the text has HTML tags in it", PLAIN);
        }
        if (ENTITY.matcher(text).find()) {
            findings.add(
                    TEXT_CONTAINS_HTML_ENTITIES,
                    path,
                    "the text has an HTML entity in it",
                    PLAIN + "; escape it once, not twice");
        }
        characters(text, path);
    }

    private void characters(String text, String path) {
        if (misleads(text)) {
            findings.add(
                    BIDI_OVERRIDE,
                    path,
                    "the text has a direction override, or an embedding or isolate that is not closed",
                    "remove the direction controls U+202A to U+202E and U+2066 to U+2069");
        }
        if (text.codePoints().anyMatch(TextRules::invisible)) {
            findings.add(
                    INVISIBLE_CHARACTERS,
                    path,
                    "the text has control or zero-width characters in it",
                    "remove those characters");
        }
    }

    /** Overrides always mislead; embeddings and isolates (UAX #9) only when they run on beyond the text. */
    private static boolean misleads(String text) {
        int embeddings = 0;
        int isolates = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '\u202D', '\u202E' -> {
                    return true;
                }
                case '\u202A', '\u202B' -> embeddings++;
                case '\u202C' -> embeddings--;
                case '\u2066', '\u2067', '\u2068' -> isolates++;
                case '\u2069' -> isolates--;
                default -> {}
            }
        }
        return embeddings > 0 || isolates > 0;
    }

    private static boolean invisible(int c) {
        return c >= 0x7F && c <= 0x9F && c != 0x85
                || c == 0x200B
                || c == 0x2060
                || c == 0xFEFF
                || c >= 0xE0000 && c <= 0xE001F
                || c >= 0xFFF9 && c <= 0xFFFB;
    }
}
