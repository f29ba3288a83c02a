package nl.weerklank.channel.siren.park;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.PeopleMap;

/**
 * A made-up park where people live: as many posts as the Dutch warning network has, at places that no real post stands.
 * It is the same on every machine, so that an adapter and a simulator can each make it.
 */
public final class SyntheticPark {

    /** As many posts as the Dutch network counts. */
    public static final int POSTS = 4278;

    /** The label that every synthetic park carries. */
    public static final String LABEL = "synthetic park: made from where people live, no real post stands here";

    private static final long SEED = 4278;

    private SyntheticPark() {}

    /** Where the controller of the n-th post is reached. */
    public interface Addresses {
        /** The post's line: protocol, address and unit. */
        Line line(int number, String id);
    }

    /** How one controller is reached. */
    public record Line(Protocol protocol, String address, int unit, Trust trust) {}

    /** As {@link #concentrators}, but every tenth post is reached over MQTT under its own name. */
    public static Addresses mixed(List<String> gateways, Trust trust) {
        var modbus = concentrators(gateways, trust);
        return (number, id) ->
                number % 20 == 4 || number % 20 == 15 ? new Line(Protocol.MQTT, id, 0, trust) : modbus.line(number, id);
    }

    /** Modbus posts spread evenly behind these concentrators, each of {@code host:port}. */
    public static Addresses concentrators(List<String> gateways, Trust trust) {
        return (number, id) ->
                new Line(Protocol.MODBUS, gateways.get(number % gateways.size()), 1 + number / gateways.size(), trust);
    }

    /**
     * Spreads posts over the inhabited cells, a cell the more likely the more people live in it: the square root of the
     * people counts, because a siren covers ground, not heads.
     */
    public static List<SirenPost> make(int count, PeopleMap people, Addresses addresses) {
        var cells = people.cells().stream().toArray();
        var weights = new double[cells.length];
        double total = 0;
        for (int i = 0; i < cells.length; i++) {
            total += Math.sqrt(people.in(cells[i]));
            weights[i] = total;
        }
        var random = new SplittableRandom(SEED);
        var posts = new ArrayList<SirenPost>(count);
        int cell = 0;
        for (int n = 0; n < count; n++) {
            var mark = (n + random.nextDouble()) * total / count;
            while (weights[cell] < mark && cell < cells.length - 1) {
                cell++;
            }
            posts.add(post(n, cells[cell], random, addresses));
        }
        return List.copyOf(posts);
    }

    private static SirenPost post(int number, long cell, SplittableRandom random, Addresses addresses) {
        var centre = H3Map.centre(cell);
        var id = "SYN-%04d".formatted(number + 1);
        var line = addresses.line(number, id);
        return new SirenPost(
                id,
                round(centre.latitude() + random.nextDouble(-0.002, 0.002)),
                round(centre.longitude() + random.nextDouble(-0.003, 0.003)),
                1000 + 100 * random.nextInt(6),
                "NL",
                line.protocol(),
                line.address(),
                line.unit(),
                line.trust(),
                600 + 100 * random.nextInt(10));
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e5) / 1e5;
    }
}
