package nl.weerklank.contract.cap.xml;

/** Finds tags of absurd length before a parser takes their names into memory, several times over; parsers have no limit for those. */
final class LongTags {

    static final int BYTES = 32 * 1024;

    private LongTags() {}

    /** Whether any tag is longer than {@value #BYTES} bytes; in UTF-16 too, whose ASCII letters have a zero beside them. */
    static boolean in(byte[] xml) {
        int begin = -1;
        for (int i = 0; i < xml.length; i++) {
            if (xml[i] == '>') {
                begin = -1;
            } else if (xml[i] == '<' && begin < 0 && isName(xml, i + 1)) {
                begin = i;
            } else if (begin >= 0 && i - begin > BYTES) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(byte[] xml, int at) {
        int next = at;
        while (next < xml.length && xml[next] == 0) {
            next++;
        }
        return next < xml.length && xml[next] != '!' && xml[next] != '?';
    }
}
