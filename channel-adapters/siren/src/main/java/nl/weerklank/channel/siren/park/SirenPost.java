package nl.weerklank.channel.siren.park;

import java.util.regex.Pattern;

/**
 * One siren on its mast.
 *
 * @param rangeMetres how far away about half of the people still hear it, see {@link Audibility}
 * @param country whose signals it sounds, ISO 3166 alpha-2
 * @param address where its controller is reached: {@code host:port} for Modbus TCP, the controller's name in topics for MQTT
 * @param unit the Modbus unit id behind that address, 0 to 255; 0 for MQTT
 * @param nominalWatts what its amplifier or motor draws when it really sounds
 */
public record SirenPost(
        String id,
        double latitude,
        double longitude,
        int rangeMetres,
        String country,
        Protocol protocol,
        String address,
        int unit,
        Trust trust,
        int nominalWatts) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,40}");
    private static final Pattern HOST_AND_PORT = Pattern.compile("[^\\s:/]+:[0-9]{1,5}");

    public SirenPost {
        check(ID.matcher(id).matches(), "id must be 1 to 40 letters, digits, dots, dashes or underscores");
        check(latitude >= -90 && latitude <= 90, "latitude lies between -90 and 90");
        check(longitude >= -180 && longitude <= 180, "longitude lies between -180 and 180");
        check(rangeMetres >= 50 && rangeMetres <= 5000, "range_m lies between 50 and 5000");
        check(country.matches("[A-Z]{2}"), "country is two capital letters");
        check(unit >= 0 && unit <= 255, "unit lies between 0 and 255");
        check(nominalWatts > 0 && nominalWatts <= 60_000, "nominal_w lies between 1 and 60000");
        if (protocol == Protocol.MODBUS) {
            check(HOST_AND_PORT.matcher(address).matches(), "address of a Modbus post is host:port");
        } else {
            check(ID.matcher(address).matches(), "address of an MQTT post is its name in topics");
        }
    }

    /** Measured output from here on counts as sounding: a quarter of what the post draws when it really sounds. */
    public int soundingWatts() {
        return Math.max(1, nominalWatts / 4);
    }

    private static void check(boolean good, String otherwise) {
        if (!good) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
