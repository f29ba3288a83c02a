package nl.weerklank.channel.cellbroadcast.plan;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.weerklank.channel.cellbroadcast.cbsp.Plmn;

/**
 * Reads a plan from the table of the OpenCelliD project: {@code radio,mcc,net,area,cell,unit,lon,lat,range,...}. It names
 * no BSC and no direction; cells are dealt out to BSCs by place and taken as serving all around. Only cells that a BSC
 * can run are taken (GSM), unless others are asked for by their radio.
 */
public final class OpenCellId {

    private static final int LEAST_RANGE = 100;
    private static final int LARGEST_RANGE = 35_000;

    private OpenCellId() {}

    /**
     * What was read.
     *
     * @param leftOut lines that are of another radio, or whose cell does not fit the protocol's 16 bits
     */
    public record Imported(CellPlan plan, int leftOut) {}

    /** @throws IllegalArgumentException naming the line that is wrong */
    public static Imported read(String label, Reader csv, String radio, int bscs) throws IOException {
        var read = new ArrayList<RadioCell>();
        int leftOut = 0;
        try (var lines = new BufferedReader(csv)) {
            int number = 0;
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (line.isBlank()
                        || number == 1 && line.toLowerCase(Locale.ROOT).startsWith("radio,")) {
                    continue;
                }
                var fields = line.split(",", -1);
                if (fields.length < 9) {
                    throw new IllegalArgumentException(
                            label + ", line " + number + ": expected radio,mcc,net,area,cell,unit,lon,lat,range");
                }
                if (!fields[0].equalsIgnoreCase(radio) || tooLarge(fields, label, number)) {
                    leftOut++;
                } else {
                    read.add(cell(fields, label, number));
                }
            }
        }
        return new Imported(new CellPlan(label, bscs, homed(read, bscs)), leftOut);
    }

    private static boolean tooLarge(String[] fields, String label, int line) {
        return number(fields[3], label, line) > 0xFFFF || number(fields[4], label, line) > 0xFFFF;
    }

    private static RadioCell cell(String[] fields, String label, int line) {
        try {
            var network = "%02d".formatted((int) number(fields[2], label, line));
            return new RadioCell(
                    0,
                    Plmn.of("%03d".formatted((int) number(fields[1], label, line)), network),
                    (int) number(fields[3], label, line),
                    (int) number(fields[4], label, line),
                    (float) number(fields[7], label, line),
                    (float) number(fields[6], label, line),
                    RadioCell.OMNI,
                    (int) Math.clamp(number(fields[8], label, line), LEAST_RANGE, LARGEST_RANGE));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(label + ", line " + line + ": " + e.getMessage(), e);
        }
    }

    private static double number(String text, String label, int line) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= -360 && value <= 0xFFFF_FFFFL) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(label + ", line " + line + ": '" + text + "' is no number", e);
        }
        throw new IllegalArgumentException(label + ", line " + line + ": '" + text + "' is out of range");
    }

    private static List<RadioCell> homed(List<RadioCell> cells, int bscs) {
        var latitudes = cells.stream().mapToDouble(RadioCell::latitude).sorted().toArray();
        var homing = new Homing(bscs, latitudes);
        return cells.stream()
                .map(cell -> new RadioCell(
                        homing.bscAt(cell.latitude(), cell.longitude()),
                        cell.plmn(),
                        cell.lac(),
                        cell.ci(),
                        cell.latitude(),
                        cell.longitude(),
                        cell.azimuth(),
                        cell.rangeMetres()))
                .toList();
    }
}
