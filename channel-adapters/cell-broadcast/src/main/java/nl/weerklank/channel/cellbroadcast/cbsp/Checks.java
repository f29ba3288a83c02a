package nl.weerklank.channel.cellbroadcast.cbsp;

/** Range checks that name what is out of range. */
final class Checks {

    private Checks() {}

    static void range(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(what + " lies between " + least + " and " + most + ", not " + value);
        }
    }

    static void sixteenBits(String what, int value) {
        range(what, value, 0, 0xFFFF);
    }
}
