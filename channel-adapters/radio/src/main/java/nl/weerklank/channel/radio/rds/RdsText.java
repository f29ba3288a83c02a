package nl.weerklank.channel.radio.rds;

import java.text.Normalizer;
import java.util.Arrays;

/** Text in the first character table of RDS; a letter that is not in it loses its accent, or becomes a space. */
final class RdsText {

    private static final int UPPER_HALF = 0x80;
    private static final String UPPER = "áàéèíìóòúùÑÇŞß¡Ĳâäêëîïôöûüñçşǧıĳªα©‰Ǧěňőπ€£$←↑→↓º¹²³±İńűµ¿÷°¼½¾§"
            + "ÁÀÉÈÍÌÓÒÚÙŘČŠŽÐĿÂÄÊËÎÏÔÖÛÜřčšžđŀÃÅÆŒŷÝÕØÞŊŔĆŚŹŦðãåæœŵýõøþŋŕćśźŧ";
    private static final String SAME_AS_ASCII =
            " !\"#%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]_abcdefghijklmnopqrstuvwxyz{|}";

    private RdsText() {}

    /** Exactly this many bytes; longer text is cut, shorter text filled with spaces. */
    static byte[] bytes(String text, int length) {
        var bytes = new byte[length];
        Arrays.fill(bytes, (byte) ' ');
        var clean = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (int i = 0; i < Math.min(length, clean.length()); i++) {
            bytes[i] = (byte) code(clean.charAt(i));
        }
        return bytes;
    }

    /** The part of the text that a receiver can show, from nothing (0) to all of it (1). */
    static double shown(String text) {
        long letters = text.chars().filter(Character::isLetterOrDigit).count();
        long seen = text.chars()
                .filter(Character::isLetterOrDigit)
                .filter(c -> code((char) c) != ' ')
                .count();
        return letters == 0 ? 0 : seen / (double) letters;
    }

    private static int code(char letter) {
        if (SAME_AS_ASCII.indexOf(letter) >= 0) {
            return letter;
        }
        int upper = UPPER.indexOf(letter);
        if (upper >= 0) {
            return UPPER_HALF + upper;
        }
        var plain = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
        return SAME_AS_ASCII.indexOf(plain.charAt(0)) >= 0 ? plain.charAt(0) : ' ';
    }
}
