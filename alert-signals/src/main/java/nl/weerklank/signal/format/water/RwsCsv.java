package nl.weerklank.signal.format.water;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.format.Unreadable;

/** The CSV that Rijkswaterstaat hands out: semicolons, decimal commas, times in Central European winter time. */
final class RwsCsv {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm:ss", Locale.ROOT);
    /** Rijkswaterstaat keeps winter time all year. */
    private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);

    private static final List<String> NEEDED =
            List.of("MEETPUNT_IDENTIFICATIE", "GROOTHEID_CODE", "WAARNEMINGDATUM", "WAARNEMINGTIJD", "NUMERIEKEWAARDE");
    private static final String REMEDY = "ask for the extract again; a line of it was cut off or changed";

    private final Map<String, Integer> columns = new HashMap<>();
    private final SourceFacts source;

    private RwsCsv(SourceFacts source) {
        this.source = source;
    }

    static List<Entry> read(byte[] raw, SourceFacts source) throws Unreadable {
        var lines = new String(raw, StandardCharsets.UTF_8).split("\r\n|\n|\r");
        var csv = new RwsCsv(source);
        csv.header(lines[0]);
        var entries = new ArrayList<Entry>(lines.length);
        for (int i = 1; i < lines.length; i++) {
            if (!lines[i].isBlank()) {
                entries.add(csv.line(lines[i], "line " + (i + 1)));
            }
        }
        return entries.isEmpty() ? List.of(new Entry.Noted("", "a table without measurements")) : entries;
    }

    private void header(String line) throws Unreadable {
        var names = line.replace("\uFEFF", "").split(";", -1);
        for (int i = 0; i < names.length; i++) {
            columns.put(names[i].replace(" ", "").strip(), i);
        }
        for (var name : NEEDED) {
            if (!columns.containsKey(name)) {
                throw new Unreadable(
                        Rule.WRONG_FORMAT,
                        "line 1",
                        "the first line does not name the column " + name,
                        "check the address: the file is no table of measurements of Rijkswaterstaat");
            }
        }
    }

    private Entry line(String line, String place) {
        try {
            var cells = line.split(";", -1);
            if (cells.length < columns.size()) {
                throw new Unreadable(Rule.NOT_WELL_FORMED, place, "the line has too few columns", REMEDY);
            }
            var method = cell(cells, "WAARDEBEPALINGSMETHODE_OMSCHRIJVING").toLowerCase(Locale.ROOT);
            boolean computed = method.contains("astronomisch") || method.contains("verwacht");
            var name = cell(cells, "MEETPUNT_IDENTIFICATIE");
            var gauge = new Gauge(
                    cell(cells, "LOCATIE_CODE").isEmpty() ? name : cell(cells, "LOCATIE_CODE"),
                    name,
                    cell(cells, "GROOTHEID_CODE"),
                    cell(cells, "EENHEID_CODE"),
                    cell(cells, "HOEDANIGHEID_CODE"),
                    !computed,
                    cell(cells, "X").isEmpty()
                            ? null
                            : GridPlaces.of(
                                    cell(cells, "EPSG"), number(cells, "X", place), number(cells, "Y", place), place));
            var text = cell(cells, "NUMERIEKEWAARDE");
            if (text.isEmpty()) {
                return new Entry.Noted(place, "a measurement that is missing");
            }
            return gauge.measured(time(cells, place), number(cells, "NUMERIEKEWAARDE", place), "", place, source);
        } catch (Unreadable e) {
            return e.refused();
        }
    }

    private String time(String[] cells, String place) throws Unreadable {
        try {
            return LocalDateTime.parse(cell(cells, "WAARNEMINGDATUM") + " " + cell(cells, "WAARNEMINGTIJD"), TIME)
                    .atOffset(WINTER)
                    .toString();
        } catch (DateTimeException e) {
            throw new Unreadable(Rule.INVALID_TIME, place, "date and time are not dd-MM-yyyy and HH:mm:ss", REMEDY);
        }
    }

    private double number(String[] cells, String column, String place) throws Unreadable {
        try {
            return Double.parseDouble(cell(cells, column).replace(',', '.'));
        } catch (NumberFormatException e) {
            throw new Unreadable(Rule.INVALID_VALUE, place, column + " is no number", REMEDY);
        }
    }

    private String cell(String[] cells, String column) {
        var at = columns.get(column);
        return at == null || at >= cells.length ? "" : cells[at].strip();
    }
}
