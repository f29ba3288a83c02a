package nl.weerklank.signal.picture;

import java.time.Duration;
import nl.weerklank.signal.Hazard;

/**
 * When two signals of one hazard tell of one event, and how long after the last of them it counts as going on.
 *
 * @param km how far apart their places may be
 * @param apart how far apart their times may be
 * @param lasting how long an event lives after its last signal where no signal says until when
 */
public record Nearness(double km, Duration apart, Duration lasting) {

    /** A judgement a hazard; what happens in a moment is told apart by minutes, what lasts for days by half days. */
    public static Nearness of(Hazard hazard) {
        return switch (hazard) {
            case EARTHQUAKE -> new Nearness(120, Duration.ofMinutes(2), Duration.ofHours(6));
            case TSUNAMI -> new Nearness(1500, Duration.ofHours(6), Duration.ofHours(12));
            case EXPLOSION, ATTACK -> new Nearness(10, Duration.ofMinutes(30), Duration.ofHours(6));
            case FIRE, CHEMICAL, NUCLEAR, BIOLOGICAL, TORNADO ->
                new Nearness(15, Duration.ofHours(2), Duration.ofHours(6));
            case THUNDERSTORM, FLASH_FLOOD, AIR_RAID, MISSING_PERSON ->
                new Nearness(25, Duration.ofHours(3), Duration.ofHours(3));
            case WATER_LEVEL, AIR_QUALITY, DRINKING_WATER, POWER, TELECOM, TRANSPORT ->
                new Nearness(10, Duration.ofHours(12), Duration.ofHours(12));
            case HEAT, COLD, DROUGHT, WINTER_WEATHER, TROPICAL_CYCLONE, DISEASE, VOLCANO, WILDFIRE ->
                new Nearness(50, Duration.ofHours(36), Duration.ofHours(24));
            default -> new Nearness(25, Duration.ofHours(12), Duration.ofHours(12));
        };
    }
}
