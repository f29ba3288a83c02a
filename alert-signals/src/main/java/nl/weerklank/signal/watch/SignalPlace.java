package nl.weerklank.signal.watch;

import nl.weerklank.signal.Hazard;

/**
 * Which partition of topic {@code signals} a signal belongs to: all signals of one family of hazards meet in one, because one event
 * is told by many sources. The key stays source and subject, so that what a source says of one subject keeps its order.
 */
public final class SignalPlace {

    private SignalPlace() {}

    public static int partition(Hazard hazard, int partitions) {
        return Math.floorMod(family(hazard), partitions);
    }

    private static int family(Hazard hazard) {
        return switch (hazard) {
            case EARTHQUAKE, TSUNAMI, VOLCANO, LANDSLIDE, AVALANCHE -> 0;
            case FLOOD, FLASH_FLOOD, COASTAL_FLOOD, WATER_LEVEL, DAM_FAILURE, RAIN, DROUGHT -> 1;
            case WIND, TROPICAL_CYCLONE, TORNADO, THUNDERSTORM, WINTER_WEATHER, COLD, HEAT, FOG, DUST, MARINE_WEATHER ->
                2;
            case WILDFIRE, FIRE, EXPLOSION, AIR_QUALITY, CHEMICAL, BIOLOGICAL, NUCLEAR -> 3;
            case CYBER, TELECOM, POWER, SPACE_WEATHER, TRANSPORT -> 4;
            case DISEASE, DRINKING_WATER, ATTACK, AIR_RAID, CIVIL_EMERGENCY, MISSING_PERSON, OTHER -> 5;
        };
    }
}
