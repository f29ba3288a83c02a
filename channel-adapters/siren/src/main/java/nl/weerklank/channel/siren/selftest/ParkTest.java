package nl.weerklank.channel.siren.selftest;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.function.BooleanSupplier;
import nl.weerklank.channel.siren.park.SirenPark;
import nl.weerklank.channel.siren.signal.Purpose;
import nl.weerklank.contract.channel.HandTest;

/** The silent test or the growl test, as an operator starts it by hand. */
public final class ParkTest implements HandTest {

    private static final int MOST_NAMED = 5;

    private final Purpose purpose;
    private final SelfTests tests;
    private final BooleanSupplier alerting;
    private final Map<String, Integer> places = new HashMap<>();

    private ParkTest(Purpose purpose, SirenPark park, SelfTests tests, BooleanSupplier alerting) {
        this.purpose = purpose;
        this.tests = tests;
        this.alerting = alerting;
        for (int i = 0; i < park.size(); i++) {
            places.put(park.post(i).id(), i);
        }
    }

    /** Both tests. @param alerting whether an alert is being carried out, which no test may disturb */
    public static List<HandTest> both(SirenPark park, SelfTests tests, BooleanSupplier alerting) {
        return List.of(
                new ParkTest(Purpose.SILENT_TEST, park, tests, alerting),
                new ParkTest(Purpose.GROWL_TEST, park, tests, alerting));
    }

    @Override
    public String name() {
        return isNoticed() ? "growl" : "silent";
    }

    @Override
    public String about() {
        return isNoticed()
                ? "sounds the horn of the named posts for a second; passed when the measured output shows it"
                : "runs the amplifier below hearing; passed when the post found itself whole";
    }

    @Override
    public boolean isNoticed() {
        return purpose == Purpose.GROWL_TEST;
    }

    @Override
    public CompletionStage<List<Result>> run(Set<String> parts) {
        if (isNoticed() && parts.isEmpty()) {
            throw new IllegalArgumentException("name the posts that are to growl: people near them will hear it");
        }
        if (alerting.getAsBoolean()) {
            throw new IllegalArgumentException("an alert is being carried out; test when it is over");
        }
        return tests.run(purpose, chosen(parts)).thenApply(found -> List.copyOf(found.values()));
    }

    private BitSet chosen(Set<String> parts) {
        var unknown = new TreeSet<>(parts);
        unknown.removeAll(places.keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("the park has no post named "
                    + String.join(", ", unknown.stream().limit(MOST_NAMED).toList()));
        }
        var chosen = new BitSet();
        (parts.isEmpty() ? places.keySet() : parts).forEach(id -> chosen.set(places.getOrDefault(id, 0)));
        return chosen;
    }
}
