package nl.weerklank.channel.cellbroadcast.message;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which message identifiers a country uses: the standard's, changed by configuration.
 *
 * @param local by level, where the country differs from the standard
 * @param duplicates further identifiers on which the message in the country's language is repeated, such as 919
 */
public record Identifiers(Map<Level, Integer> local, List<Integer> duplicates) {

    /** The standard's own mapping. */
    public static final Identifiers EU = new Identifiers(Map.of(), List.of());

    public Identifiers {
        local = Map.copyOf(local);
        duplicates = List.copyOf(duplicates);
    }

    /**
     * Reads the settings {@code country} ({@code eu} or {@code nl}), {@code identifier.<level>} and {@code duplicates}.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static Identifiers of(Map<String, String> settings) {
        var local = national(settings.getOrDefault("country", "nl"));
        for (var level : Level.values()) {
            var key = "identifier." + level.name().toLowerCase(Locale.ROOT).replace('_', '-');
            var text = settings.get(key);
            if (text != null) {
                local.put(level, identifier(key, text));
            }
        }
        var duplicates = new ArrayList<Integer>();
        for (var text : settings.getOrDefault("duplicates", "").split(",")) {
            if (!text.isBlank()) {
                duplicates.add(identifier("duplicates", text));
            }
        }
        return new Identifiers(local, duplicates);
    }

    /** The Netherlands send every grave and pressing alert on one identifier that phones there always listen to. */
    private static Map<Level, Integer> national(String country) {
        var local = new EnumMap<Level, Integer>(Level.class);
        switch (country) {
            case "eu" -> {}
            case "nl" -> {
                for (var level : Level.values()) {
                    if (grave(level)) {
                        local.put(level, Level.EXTREME_IMMEDIATE_OBSERVED.local());
                    }
                }
            }
            default ->
                throw new IllegalArgumentException("setting country must be 'eu' or 'nl', not '" + country + "'");
        }
        return local;
    }

    /** The identifiers to send a message of this level on; the first is the one that counts. */
    public List<Integer> of(Level level, boolean countrysLanguage) {
        if (!countrysLanguage) {
            return List.of(level.other());
        }
        var all = new ArrayList<Integer>();
        all.add(local.getOrDefault(level, level.local()));
        if (level == Level.PRESIDENTIAL || grave(level)) {
            all.addAll(duplicates);
        }
        return List.copyOf(all);
    }

    private static boolean grave(Level level) {
        return level.compareTo(Level.EXTREME_IMMEDIATE_OBSERVED) >= 0
                && level.compareTo(Level.SEVERE_EXPECTED_LIKELY) <= 0;
    }

    private static int identifier(String key, String text) {
        try {
            int value = Integer.decode(text.strip());
            if (value >= 0 && value <= 0xFFFF) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "setting " + key + " must be message identifiers, 0 to 65535, not '" + text + "'", e);
        }
        throw new IllegalArgumentException(
                "setting " + key + " must be message identifiers, 0 to 65535, not '" + text + "'");
    }
}
