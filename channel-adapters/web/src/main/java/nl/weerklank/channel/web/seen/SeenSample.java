package nl.weerklank.channel.web.seen;

import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.place.PeopleMap;

/**
 * Which of those who say that they read a version of an alert are asked to send that: one in {@code oneIn}, decided by the
 * browser from a ticket that it draws by lot and forgets, and checked here by the same sum. The rate follows from the event
 * alone, so that every copy of the server announces the same one.
 *
 * @param oneIn a power of two, 1 where everyone is asked
 */
public record SeenSample(String alert, int version, int oneIn) {

    /** As many answers to one alert as are good to have: more would not make the count better, only the line slower. */
    static final int WANTED = 2000;

    private static final double SHARE_OF_PEOPLE = 0.1;
    private static final int FEWEST = 1 << 12;
    private static final double ALL = 1L << 32;

    public SeenSample {
        if (Integer.bitCount(oneIn) != 1) {
            throw new IllegalArgumentException("a sample is one in a power of two, not one in " + oneIn);
        }
    }

    /** The sample for this version of an alert, by the people in its area. */
    public static SeenSample of(AlertEvent event) {
        return of(event.alertId(), event.version(), People.MAP.in(event.target()));
    }

    static SeenSample of(String alert, int version, double people) {
        int oneIn = 1;
        while (oneIn < FEWEST && people * SHARE_OF_PEOPLE / oneIn > WANTED) {
            oneIn *= 2;
        }
        return new SeenSample(alert, version, oneIn);
    }

    /** Whether who drew this ticket is asked; the browser does the same sum. */
    public boolean asks(String ticket) {
        return lot(alert + " " + version + " " + ticket) < ALL / oneIn;
    }

    /** How many read it, when this many of those who were asked said so. */
    public Estimate estimate(int counted) {
        return Estimate.of(counted, oneIn);
    }

    /** FNV-1a over 32 bits, its bits mixed by the last steps of MurmurHash3; from 0 to 2^32 - 1. */
    private static long lot(String text) {
        int hash = 0x811C9DC5;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x01000193;
        }
        hash = (hash ^ hash >>> 16) * 0x85EBCA6B;
        hash = (hash ^ hash >>> 13) * 0xC2B2AE35;
        return Integer.toUnsignedLong(hash ^ hash >>> 16);
    }

    private static final class People {
        private static final PeopleMap MAP = PeopleMap.ofShippedPlaces();
    }
}
