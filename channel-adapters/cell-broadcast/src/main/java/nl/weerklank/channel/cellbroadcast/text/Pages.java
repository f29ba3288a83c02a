package nl.weerklank.channel.cellbroadcast.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.channel.cellbroadcast.cbsp.Octets;
import nl.weerklank.channel.cellbroadcast.cbsp.Page;

/** Cuts a text into pages and joins pages to a text; no escape pair and no surrogate pair is ever cut. */
public final class Pages {

    private Pages() {}

    /** The pages of a text, at least one. @throws IllegalArgumentException when the coding cannot say a character */
    public static List<Page> cut(String text, DataCoding coding) {
        var pages = new ArrayList<Page>();
        int from = 0;
        do {
            int to = end(text, from, coding);
            pages.add(page(text.substring(from, to), coding));
            from = to;
        } while (from < text.length());
        return pages;
    }

    /** How many pages the text needs. */
    public static int count(String text, DataCoding coding) {
        int pages = 0;
        int from = 0;
        do {
            from = end(text, from, coding);
            pages++;
        } while (from < text.length());
        return pages;
    }

    /** The text that a phone shows for these pages: prefix and padding taken off. */
    public static String join(List<Page> pages, int scheme) {
        var coding = DataCoding.ofScheme(scheme);
        var text = new StringBuilder();
        for (var page : pages) {
            text.append(shown(page.octets().toBytes(), page.used(), coding));
        }
        return text.toString();
    }

    private static int end(String text, int from, DataCoding coding) {
        int room = coding.unitsPerPage();
        int at = from;
        while (at < text.length()) {
            int step = Character.isHighSurrogate(text.charAt(at)) && at + 1 < text.length() ? 2 : 1;
            int cost = coding.alphabet() == DataCoding.Alphabet.GSM7 ? Gsm7.septets(text.charAt(at)).length : step;
            if (cost > room) {
                break;
            }
            room -= cost;
            at += coding.alphabet() == DataCoding.Alphabet.GSM7 ? 1 : step;
        }
        return at;
    }

    private static Page page(String part, DataCoding coding) {
        return coding.alphabet() == DataCoding.Alphabet.GSM7 ? gsm7(part, coding) : ucs2(part, coding);
    }

    private static Page gsm7(String part, DataCoding coding) {
        var septets = new ByteArrayOutputStream();
        var whole = coding.prefix().isEmpty() ? part : coding.prefix() + "\r" + part;
        for (var character : whole.toCharArray()) {
            septets.writeBytes(Gsm7.septets(character));
        }
        int used = (septets.size() * 7 + 7) / 8;
        return new Page(Octets.of(Gsm7.pack(septets.toByteArray(), Page.SIZE)), used);
    }

    private static Page ucs2(String part, DataCoding coding) {
        var octets = new byte[Page.SIZE];
        int used = 0;
        if (!coding.prefix().isEmpty()) {
            var letters = Gsm7.pack(coding.prefix().getBytes(StandardCharsets.US_ASCII), 2);
            octets[0] = letters[0];
            octets[1] = letters[1];
            used = 2;
        }
        var units = part.getBytes(StandardCharsets.UTF_16BE);
        System.arraycopy(units, 0, octets, used, units.length);
        used += units.length;
        for (int i = used; i + 1 < Page.SIZE; i += 2) {
            octets[i + 1] = Gsm7.CR;
        }
        return new Page(Octets.of(octets), used);
    }

    private static String shown(byte[] octets, int used, DataCoding coding) {
        int forPrefix = coding.prefix().isEmpty() ? 0 : coding.alphabet() == DataCoding.Alphabet.GSM7 ? 3 : 2;
        String text;
        if (coding.alphabet() == DataCoding.Alphabet.GSM7) {
            text = Gsm7.text(Gsm7.unpack(octets)).substring(forPrefix);
        } else {
            text = new String(octets, forPrefix, Math.max(0, used - forPrefix) & ~1, StandardCharsets.UTF_16BE);
        }
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\r') {
            end--;
        }
        return text.substring(0, end);
    }
}
