package nl.weerklank.signal;

import java.util.Locale;
import java.util.Optional;
import nl.weerklank.contract.cap.CapCategory;

/** What threatens people: the one list that every format's words are mapped to. */
public enum Hazard {
    EARTHQUAKE(CapCategory.GEO),
    TSUNAMI(CapCategory.GEO),
    VOLCANO(CapCategory.GEO),
    LANDSLIDE(CapCategory.GEO),
    AVALANCHE(CapCategory.GEO),
    FLOOD(CapCategory.MET),
    FLASH_FLOOD(CapCategory.MET),
    COASTAL_FLOOD(CapCategory.MET),
    WATER_LEVEL(CapCategory.ENV),
    DAM_FAILURE(CapCategory.INFRA),
    WIND(CapCategory.MET),
    TROPICAL_CYCLONE(CapCategory.MET),
    TORNADO(CapCategory.MET),
    THUNDERSTORM(CapCategory.MET),
    RAIN(CapCategory.MET),
    WINTER_WEATHER(CapCategory.MET),
    COLD(CapCategory.MET),
    HEAT(CapCategory.MET),
    FOG(CapCategory.MET),
    DUST(CapCategory.MET),
    MARINE_WEATHER(CapCategory.MET),
    DROUGHT(CapCategory.MET),
    SPACE_WEATHER(CapCategory.INFRA),
    WILDFIRE(CapCategory.FIRE),
    FIRE(CapCategory.FIRE),
    EXPLOSION(CapCategory.FIRE),
    AIR_QUALITY(CapCategory.ENV),
    CHEMICAL(CapCategory.CBRNE),
    BIOLOGICAL(CapCategory.CBRNE),
    NUCLEAR(CapCategory.CBRNE),
    DISEASE(CapCategory.HEALTH),
    DRINKING_WATER(CapCategory.HEALTH),
    POWER(CapCategory.INFRA),
    TELECOM(CapCategory.INFRA),
    CYBER(CapCategory.INFRA),
    TRANSPORT(CapCategory.TRANSPORT),
    ATTACK(CapCategory.SECURITY),
    AIR_RAID(CapCategory.SECURITY),
    CIVIL_EMERGENCY(CapCategory.SAFETY),
    MISSING_PERSON(CapCategory.RESCUE),
    OTHER(CapCategory.OTHER);

    private final CapCategory category;

    Hazard(CapCategory category) {
        this.category = category;
    }

    /** The category under which an alert about it is written (CAP 1.2 §3.2.2). */
    public CapCategory category() {
        return category;
    }

    /** The word in configuration and in rules, such as {@code flash-flood}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The hazard of a word, in any case, with hyphens or underscores. */
    public static Optional<Hazard> of(String word) {
        var name = word.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        for (var hazard : values()) {
            if (hazard.name().equals(name)) {
                return Optional.of(hazard);
            }
        }
        return Optional.empty();
    }
}
