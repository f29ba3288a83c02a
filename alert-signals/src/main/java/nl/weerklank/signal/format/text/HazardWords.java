package nl.weerklank.signal.format.text;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.signal.Hazard;

/** The hazard that a source's own word for an event means, in the languages of our neighbours; the first that fits counts. */
public final class HazardWords {

    private static final Map<Pattern, Hazard> WORDS = words();

    private HazardWords() {}

    public static Optional<Hazard> of(String event) {
        var text = event.toLowerCase(Locale.ROOT);
        for (var word : WORDS.entrySet()) {
            if (word.getKey().matcher(text).find()) {
                return Optional.of(word.getValue());
            }
        }
        return Optional.empty();
    }

    /** What a category alone tells. */
    public static Optional<Hazard> of(CapCategory category) {
        return switch (category) {
            case GEO -> Optional.empty();
            case MET -> Optional.empty();
            case FIRE -> Optional.of(Hazard.FIRE);
            case HEALTH -> Optional.of(Hazard.DISEASE);
            case ENV -> Optional.of(Hazard.AIR_QUALITY);
            case TRANSPORT -> Optional.of(Hazard.TRANSPORT);
            case CBRNE -> Optional.of(Hazard.CHEMICAL);
            case SECURITY -> Optional.of(Hazard.ATTACK);
            case SAFETY -> Optional.of(Hazard.CIVIL_EMERGENCY);
            case RESCUE -> Optional.of(Hazard.MISSING_PERSON);
            case INFRA, OTHER -> Optional.empty();
        };
    }

    private static Map<Pattern, Hazard> words() {
        var map = new LinkedHashMap<Pattern, Hazard>();
        add(map, "tsunami", Hazard.TSUNAMI);
        add(map, "earthquake|aardbeving|erdbeben|séisme|seisme|terremoto|aftershock", Hazard.EARTHQUAKE);
        add(map, "volcan|vulkaan|vulkan|ash ?fall|ashfall|lahar|pyroclastic", Hazard.VOLCANO);
        add(map, "landslide|aardverschuiving|erdrutsch|mud ?slide|debris flow|rock ?fall|murgang", Hazard.LANDSLIDE);
        add(map, "avalanche|lawine", Hazard.AVALANCHE);
        add(
                map,
                "dam (failure|break|burst)|dijkdoorbraak|dijkbreuk|levee (failure|breach)|dam break",
                Hazard.DAM_FAILURE);
        add(map, "flash flood|sturzflut|crue subite", Hazard.FLASH_FLOOD);
        add(
                map,
                "coastal flood|storm surge|stormvloed|sturmflut|lakeshore flood|submersion|coastal event|coastalevent",
                Hazard.COASTAL_FLOOD);
        add(
                map,
                "flood|overstrom|hochwasser|überflut|inond|crue|hydrologic|high ?water|hoogwater|small stream|hydro",
                Hazard.FLOOD);
        add(map, "low water|laagwater|niedrigwasser|water ?level|waterstand|waterhoogte", Hazard.WATER_LEVEL);
        add(map, "tornado|windhoos|water ?spout", Hazard.TORNADO);
        add(map, "hurricane|typhoon|tropical|cyclone|orkaan", Hazard.TROPICAL_CYCLONE);
        add(
                map,
                "thunder|onweer|gewitter|orage|lightning|bliksem|hail|hagel|grêle|severe weather statement",
                Hazard.THUNDERSTORM);
        add(
                map,
                "small craft|gale|marine|hazardous seas|rip current|surf|brisk wind|freezing spray|beach hazard|lake wind|ice accretion|schifffahrt|windsee|seewetter|storm watch|(?<!winter |ice |dust |snow )storm warning",
                Hazard.MARINE_WEATHER);
        add(
                map,
                "red flag|fire weather|extreme fire danger|wild ?fire|bush ?fire|forest ?fire|natuurbrand|bosbrand|waldbrand|feu de for|grass fire|prescribed|hazard reduction|burn",
                Hazard.WILDFIRE);
        add(
                map,
                "snow|sneeuw|schnee|neige|blizzard|winter|ice storm|ijzel|glatteis|glätte|verglas|freezing rain|gladheid|sleet|snow-ice",
                Hazard.WINTER_WEATHER);
        add(map, "cold|freeze|frost|wind chill|kou|kälte|froid|vorst|low.temp", Hazard.COLD);
        add(map, "heat|hitte|hitze|canicule|high.temp|hot weather", Hazard.HEAT);
        add(map, "fog|mist|nebel|brouillard", Hazard.FOG);
        add(
                map,
                "air quality|smog|stagnation|dense smoke|luchtkwaliteit|luftqualität|pollution|ozone|particulate",
                Hazard.AIR_QUALITY);
        add(map, "dust|sand ?storm|stof", Hazard.DUST);
        add(map, "drought|droogte|dürre|sécheresse", Hazard.DROUGHT);
        add(map, "rain|regen|neerslag|pluie|precipitation|starkregen", Hazard.RAIN);
        add(map, "wind|storm|sturm|orkan|böen|vent|tempête", Hazard.WIND);
        add(map, "space weather|geomagnetic|solar|zonnestorm", Hazard.SPACE_WEATHER);
        add(map, "nuclear|radiolog|radiation|kernramp|straling|kernkraft", Hazard.NUCLEAR);
        add(map, "explosion|explosie|quarry|blast|bomb(?!ing)|sonic ?boom", Hazard.EXPLOSION);
        add(
                map,
                "chemical|hazardous material|hazmat|gevaarlijke stof|gaslek|gas leak|giftig|gefahrstoff|toxic",
                Hazard.CHEMICAL);
        add(map, "biolog", Hazard.BIOLOGICAL);
        add(map, "epidem|pandem|disease|virus|ziekte|outbreak|seuche", Hazard.DISEASE);
        add(map, "drinking water|drinkwater|trinkwasser|boil water", Hazard.DRINKING_WATER);
        add(map, "911|telephone|telecom|112 ?(storing|ausfall)|notruf|network outage", Hazard.TELECOM);
        add(map, "power (outage|failure)|stroomstoring|stromausfall|blackout|electric", Hazard.POWER);
        add(map, "cyber|malware|ransom|vulnerab|ddos", Hazard.CYBER);
        add(map, "air raid|luchtalarm|luftalarm|missile|rocket attack", Hazard.AIR_RAID);
        add(
                map,
                "terror|attack|aanslag|shooting|shooter|law enforcement|blue alert|civil danger|shelter",
                Hazard.ATTACK);
        add(map, "child abduction|amber|missing|vermist|silver alert", Hazard.MISSING_PERSON);
        add(map, "traffic|accident|mva|motor vehicle|rail|train|plane|aviation|ship", Hazard.TRANSPORT);
        add(map, "fire|brand|feuer|incendie|smoke|rook", Hazard.FIRE);
        add(map, "civil emergency|local area emergency|evacuat", Hazard.CIVIL_EMERGENCY);
        return map;
    }

    private static void add(Map<Pattern, Hazard> map, String words, Hazard hazard) {
        map.put(Pattern.compile(words), hazard);
    }
}
