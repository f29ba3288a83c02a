package nl.weerklank.channel.cellbroadcast.cbsp;

/** A mobile network's code, country and network, kept as the three octets that travel (TS 24.008 §10.5.1.3). */
public record Plmn(int raw) {

    public Plmn {
        if (raw < 0 || raw > 0xFFFFFF) {
            throw new IllegalArgumentException("a network code has 24 bits");
        }
    }

    /** @throws IllegalArgumentException unless the country has three digits and the network two or three */
    public static Plmn of(String country, String network) {
        if (!country.matches("[0-9]{3}") || !network.matches("[0-9]{2,3}")) {
            throw new IllegalArgumentException(
                    "a network code is three digits and two or three, not " + country + "-" + network);
        }
        int third = network.length() == 3 ? digit(network, 2) : 0xF;
        int first = digit(country, 1) << 4 | digit(country, 0);
        int second = third << 4 | digit(country, 2);
        int last = digit(network, 1) << 4 | digit(network, 0);
        return new Plmn(first << 16 | second << 8 | last);
    }

    private static int digit(String text, int at) {
        return text.charAt(at) - '0';
    }

    /** Such as {@code 204-99}; nibbles that are no digit show in hexadecimal. */
    @Override
    public String toString() {
        var country = "%x%x%x".formatted(raw >> 16 & 0xF, raw >> 20 & 0xF, raw >> 8 & 0xF);
        var network = "%x%x".formatted(raw & 0xF, raw >> 4 & 0xF);
        int third = raw >> 12 & 0xF;
        return country + "-" + network + (third == 0xF ? "" : "%x".formatted(third));
    }
}
