package nl.weerklank.ingest.preflight;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.contract.place.Place;
import nl.weerklank.ingest.draft.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Whether what is written can be handed to a second person: it says what, where, what to do and until when, in every language that is
 * required; its links are https, its telephone numbers are known ones, its place names lie in its area.
 */
public final class Preflight {

    static final double LONGEST_HOURS = 72;

    private static final double LONG_HOURS = 24;
    private static final Pattern LINK = Pattern.compile("(?i)\\b(https?://|www\\.)[^\\s<>\"]+");
    private static final Pattern PHONE =
            Pattern.compile("(?<![\\d.,:/-])(?:\\+|0|1)[\\d][\\d ()-]{1,16}\\d(?![\\d.,:])");
    private static final Pattern GAP = Pattern.compile("\\[[^\\]]{0,60}\\]");
    private static final int SHORTEST_PLACE = 5;

    /** Hamlets are often called as things are, a fire (Brand) or a church; they count only where they lie in the area. */
    private static final int FEWEST_PEOPLE = 5_000;

    private final List<String> languages;
    private final Set<String> phones;
    private final List<Place> places;

    /**
     * @param languages what every alert is said in
     * @param phones the numbers that may stand in an alert, digits only
     */
    public Preflight(List<String> languages, Set<String> phones, List<Place> places) {
        this.languages = List.copyOf(languages);
        this.phones = Set.copyOf(phones);
        this.places = List.copyOf(places);
    }

    /** Everything found; @param target where it goes, as far as that is known */
    public List<Finding> look(Writing writing, CellSet target) {
        var found = new ArrayList<Finding>();
        boolean ends = writing.type() == CapMsgType.CANCEL;
        if (!ends || writing.texts().values().stream().anyMatch(text -> !text.isEmpty())) {
            languages.forEach(language -> text(found, language, writing.text(language)));
        }
        if (!ends && target.isEmpty()) {
            found.add(Finding.error("AREA_MISSING"));
        }
        if (!(writing.hours() > 0) || writing.hours() > LONGEST_HOURS) {
            found.add(Finding.error("EXPIRY_WRONG", String.valueOf(LONGEST_HOURS)));
        } else if (writing.hours() > LONG_HOURS) {
            found.add(Finding.warning("EXPIRY_LONG"));
        }
        links(found, writing);
        phones(found, writing);
        if (!target.isEmpty() && writing.texts().values().stream().anyMatch(text -> !text.isEmpty())) {
            where(found, writing, target);
        }
        return List.copyOf(found);
    }

    private static void text(List<Finding> found, String language, Writing.Text text) {
        if (text.isEmpty()) {
            found.add(Finding.error("LANGUAGE_MISSING", language));
            return;
        }
        missing(found, "HEADLINE_MISSING", language, text.headline());
        missing(found, "EVENT_MISSING", language, text.event());
        missing(found, "INSTRUCTION_MISSING", language, text.instruction());
        if (text.description().isBlank()) {
            found.add(Finding.warning("DESCRIPTION_MISSING", language));
        }
        var gap = GAP.matcher(all(text));
        if (gap.find()) {
            found.add(Finding.error("GAP_LEFT", gap.group()));
        }
    }

    private static void missing(List<Finding> found, String rule, String language, String text) {
        if (text.isBlank()) {
            found.add(Finding.error(rule, language));
        }
    }

    private static void links(List<Finding> found, Writing writing) {
        for (var link : links(writing)) {
            if (!isHttps(link)) {
                found.add(Finding.error("LINK_NOT_HTTPS", link));
            }
        }
    }

    /** Every link that a reader of the alert could follow. */
    public static Set<String> links(Writing writing) {
        var links = new LinkedHashSet<String>();
        var web = writing.web();
        if (web != null && !web.isBlank()) {
            links.add(web.strip());
        }
        writing.texts()
                .values()
                .forEach(text -> LINK.matcher(all(text))
                        .results()
                        .map(match -> match.group().replaceAll("[.,;:!?)]+$", ""))
                        .forEach(links::add));
        return links;
    }

    private static boolean isHttps(String link) {
        try {
            var uri = URI.create(link);
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void phones(List<Finding> found, Writing writing) {
        var numbers = new LinkedHashSet<String>();
        writing.texts()
                .values()
                .forEach(text -> PHONE.matcher(LINK.matcher(all(text)).replaceAll(" "))
                        .results()
                        .forEach(match -> numbers.add(match.group())));
        numbers(numbers, writing.contact());
        for (var number : numbers) {
            if (!phones.contains(number.replaceAll("\\D", ""))) {
                found.add(Finding.error("PHONE_UNKNOWN", number));
            }
        }
    }

    private static void numbers(Set<String> numbers, @Nullable String contact) {
        if (contact != null) {
            PHONE.matcher(contact).results().forEach(match -> numbers.add(match.group()));
        }
    }

    private void where(List<Finding> found, Writing writing, CellSet target) {
        var inside = new LinkedHashSet<String>();
        var outside = new LinkedHashSet<String>();
        var said = writing.texts().values().stream().map(Preflight::all).reduce("", (one, other) -> one + "\n" + other);
        for (var place : places) {
            if (place.name().length() >= SHORTEST_PLACE && mentioned(said, place.name())) {
                if (target.contains(H3Map.cellAt(place.latitude(), place.longitude()))) {
                    inside.add(place.name());
                } else if (place.population() >= FEWEST_PEOPLE) {
                    outside.add(place.name());
                }
            }
        }
        outside.removeAll(inside);
        boolean where =
                !inside.isEmpty() || writing.areas().stream().anyMatch(area -> mentioned(said, area.areaDesc()));
        outside.forEach(name -> found.add(Finding.warning("PLACE_OUTSIDE", name)));
        if (!where) {
            found.add(Finding.warning("WHERE_UNSAID"));
        }
    }

    /** Whether the name stands in the text as a word of its own, written as a name is. */
    private static boolean mentioned(String text, String name) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            if (!letter(text, at - 1) && !letter(text, at + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean letter(String text, int at) {
        return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
    }

    private static String all(Writing.Text text) {
        return text.headline() + "\n" + text.description() + "\n" + text.instruction();
    }
}
