package nl.weerklank.channel.cellbroadcast.cbsp;

/** Why a BSC could not do what it was asked (TS 48.049 §8.2.13); a code without a name here is kept as it came. */
public record Cause(int code) {

    public static final Cause PARAMETER_NOT_RECOGNISED = new Cause(0x00);
    public static final Cause VALUE_INVALID = new Cause(0x01);
    public static final Cause REFERENCE_NOT_IDENTIFIED = new Cause(0x02);
    public static final Cause CELL_INVALID = new Cause(0x03);
    public static final Cause UNRECOGNISED_MESSAGE = new Cause(0x04);
    public static final Cause MISSING_ELEMENT = new Cause(0x05);
    public static final Cause BSC_CAPACITY = new Cause(0x06);
    public static final Cause CELL_MEMORY = new Cause(0x07);
    public static final Cause BSC_MEMORY = new Cause(0x08);
    public static final Cause NOT_SUPPORTED = new Cause(0x09);
    public static final Cause NOT_OPERATIONAL = new Cause(0x0A);
    public static final Cause DRX_INVALID = new Cause(0x0B);
    public static final Cause EXTENDED_CHANNEL = new Cause(0x0C);
    public static final Cause REFERENCE_IN_USE = new Cause(0x0D);
    public static final Cause UNSPECIFIED = new Cause(0x0E);
    public static final Cause AREA_INVALID = new Cause(0x0F);

    private static final String[] WORDS = {
        "parameter not recognised",
        "parameter value invalid",
        "message reference not identified",
        "cell identity not valid",
        "unrecognised message",
        "missing mandatory element",
        "BSC capacity exceeded",
        "cell memory exceeded",
        "BSC memory exceeded",
        "cell broadcast not supported",
        "cell broadcast not operational",
        "incompatible DRX parameter",
        "extended channel not supported",
        "message reference already used",
        "unspecified error",
        "location area not valid"
    };

    public Cause {
        if (code < 0 || code > 0xFF) {
            throw new IllegalArgumentException("a cause has 8 bits: " + code);
        }
    }

    /** Whether the BSC had no room, so that the same write may succeed later. */
    public boolean isCapacity() {
        return code >= BSC_CAPACITY.code && code <= BSC_MEMORY.code;
    }

    @Override
    public String toString() {
        return code < WORDS.length ? WORDS[code] : "cause " + code;
    }
}
