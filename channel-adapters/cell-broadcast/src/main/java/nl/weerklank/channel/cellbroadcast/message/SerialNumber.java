package nl.weerklank.channel.cellbroadcast.message;

/**
 * The 16 bits by which phones tell a new message from a repetition (TS 23.041 §9.4.1.2.1).
 *
 * @param scope where a phone takes the same number for the same message
 * @param code 10 bits, one for each message of each alert
 * @param update 4 bits, one more (modulo 16) whenever the content changes
 */
public record SerialNumber(Scope scope, int code, int update) {

    /** Values that {@code code} can take. */
    public static final int CODES = 1 << 10;

    /** Geographical scope, in the order of its two bits. */
    public enum Scope {
        CELL_IMMEDIATE,
        PLMN,
        AREA,
        CELL
    }

    public SerialNumber {
        if (code < 0 || code >= CODES || update < 0 || update > 15) {
            throw new IllegalArgumentException("message code 0 to 1023, update 0 to 15: " + code + ", " + update);
        }
    }

    public static SerialNumber of(int bits) {
        return new SerialNumber(Scope.values()[bits >> 14 & 3], bits >> 4 & 0x3FF, bits & 0xF);
    }

    /** The form that travels. */
    public int bits() {
        return scope.ordinal() << 14 | code << 4 | update;
    }

    /** The same message with changed content. */
    public SerialNumber next() {
        return new SerialNumber(scope, code, update + 1 & 0xF);
    }
}
