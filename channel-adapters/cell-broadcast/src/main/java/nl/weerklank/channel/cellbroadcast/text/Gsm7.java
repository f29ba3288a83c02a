package nl.weerklank.channel.cellbroadcast.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The GSM 7-bit default alphabet with its extension table (TS 23.038 §6.2.1) and its packing in octets (§6.1.2.2). */
public final class Gsm7 {

    /** Announces a character of the extension table. */
    public static final byte ESCAPE = 0x1B;

    /** Carriage return: what pages are padded with. */
    public static final byte CR = 0x0D;

    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final Map<Character, Byte> EXTENSION = Map.of(
            '\f', (byte) 0x0A,
            '^', (byte) 0x14,
            '{', (byte) 0x28,
            '}', (byte) 0x29,
            '\\', (byte) 0x2F,
            '[', (byte) 0x3C,
            '~', (byte) 0x3D,
            ']', (byte) 0x3E,
            '|', (byte) 0x40,
            '€', (byte) 0x65);
    private static final Map<Character, Byte> CODES = codes();

    private Gsm7() {}

    /** Whether every character of the text is in the alphabet or its extension. */
    public static boolean canSay(String text) {
        return text.chars().allMatch(c -> CODES.containsKey((char) c) || EXTENSION.containsKey((char) c));
    }

    /** Septets of one character: one or, from the extension table, two. @throws IllegalArgumentException when it has none */
    public static byte[] septets(char character) {
        var basic = CODES.get(character);
        if (basic != null) {
            return new byte[] {basic};
        }
        var extended = EXTENSION.get(character);
        if (extended == null) {
            throw new IllegalArgumentException("'" + character + "' is not in the GSM 7-bit alphabet");
        }
        return new byte[] {ESCAPE, extended};
    }

    /** Packs septets, least significant bit first, into this many octets; places that remain are filled with {@link #CR}. */
    public static byte[] pack(byte[] septets, int octets) {
        int places = octets * 8 / 7;
        var filled = Arrays.copyOf(septets, places);
        Arrays.fill(filled, Math.min(septets.length, places), places, CR);
        var packed = new byte[octets];
        for (int i = 0; i < places; i++) {
            int bit = i * 7;
            int value = (filled[i] & 0x7F) << bit % 8;
            packed[bit / 8] |= (byte) value;
            if (bit / 8 + 1 < octets) {
                packed[bit / 8 + 1] |= (byte) (value >> 8);
            }
        }
        return packed;
    }

    /** The septets of packed octets. */
    public static byte[] unpack(byte[] octets) {
        var septets = new byte[octets.length * 8 / 7];
        for (int i = 0; i < septets.length; i++) {
            int bit = i * 7;
            int pair = octets[bit / 8] & 0xFF;
            if (bit / 8 + 1 < octets.length) {
                pair |= (octets[bit / 8 + 1] & 0xFF) << 8;
            }
            septets[i] = (byte) (pair >> bit % 8 & 0x7F);
        }
        return septets;
    }

    /** The text of septets; an escape without a known follower shows as a space, as phones do (§6.2.1.1). */
    public static String text(byte[] septets) {
        var text = new StringBuilder();
        for (int i = 0; i < septets.length; i++) {
            if (septets[i] != ESCAPE) {
                text.append(BASIC.charAt(septets[i] & 0x7F));
            } else if (i + 1 < septets.length) {
                text.append(extension(septets[++i]));
            }
        }
        return text.toString();
    }

    private static char extension(byte code) {
        for (var entry : EXTENSION.entrySet()) {
            if (entry.getValue() == code) {
                return entry.getKey();
            }
        }
        return ' ';
    }

    private static Map<Character, Byte> codes() {
        var codes = new HashMap<Character, Byte>();
        for (byte i = 0; i >= 0 && i < BASIC.length(); i++) {
            if (i != ESCAPE) {
                codes.put(BASIC.charAt(i), i);
            }
        }
        return Map.copyOf(codes);
    }
}
