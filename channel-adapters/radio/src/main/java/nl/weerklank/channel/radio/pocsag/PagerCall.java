package nl.weerklank.channel.radio.pocsag;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * A text for one pager.
 *
 * @param address the radio identity code, 21 bits
 * @param function which of four kinds of call, 0 to 3; 3 is commonly text
 */
public record PagerCall(int address, int function, String text) {

    private static final int LARGEST_ADDRESS = (1 << 21) - 1;
    private static final int PAYLOAD = 20;
    private static final int CHARACTER = 7;
    private static final int MESSAGE = 1 << 20;

    public PagerCall {
        if (address < 8 || address > LARGEST_ADDRESS || function < 0 || function > 3) {
            throw new IllegalArgumentException(
                    "a pager has an address of 21 bits from 8 on and a function from 0 to 3");
        }
    }

    /** In which of the eight frames of a batch the pager listens. */
    int frame() {
        return address & 7;
    }

    /** The address and the text as code words. */
    List<Integer> words() {
        var words = new ArrayList<Integer>();
        words.add(CodeWord.of(address >> 3 << 2 | function));
        var bits = bits();
        for (int at = 0; at < bits.length(); at += PAYLOAD) {
            var payload = new StringBuilder(bits.substring(at, Math.min(at + PAYLOAD, bits.length())));
            payload.repeat('0', PAYLOAD - payload.length());
            words.add(CodeWord.of(MESSAGE | Integer.parseInt(payload.toString(), 2)));
        }
        return words;
    }

    /** Seven bits a character, lowest first; what is not ASCII loses its accent or becomes a question mark. */
    private String bits() {
        var bits = new StringBuilder();
        var plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        plain.chars().forEach(c -> {
            int character = c < 0x80 ? c : '?';
            for (int i = 0; i < CHARACTER; i++) {
                bits.append(character >> i & 1);
            }
        });
        return bits.toString();
    }
}
