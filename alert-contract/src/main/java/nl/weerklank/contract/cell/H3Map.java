package nl.weerklank.contract.cell;

import com.uber.h3core.H3Core;
import com.uber.h3core.PolygonToCellsFlags;
import com.uber.h3core.util.LatLng;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import nl.weerklank.contract.cap.CapPoint;

/** The H3 grid: which cell a place lies in, and which cells an outline touches. */
public final class H3Map {

    private static final H3Core H3 = load();

    /** Several times what any area or coverage needs; a record that claims more is an attack on memory. */
    private static final int MOST_UNCOMPACTED = 4 * AreaCells.MOST_CELLS;

    private H3Map() {}

    /** The cell that a place lies in. */
    public static long cellAt(double latitude, double longitude) {
        return H3.latLngToCell(latitude, longitude, CellSet.RESOLUTION);
    }

    /** The middle of a cell. */
    public static CapPoint centre(long cell) {
        var at = H3.cellToLatLng(cell);
        return new CapPoint(at.lat, at.lng);
    }

    /** The corners of a cell, in order, not closed. */
    public static List<CapPoint> outline(long cell) {
        return H3.cellToBoundary(cell).stream()
                .map(p -> new CapPoint(p.lat, p.lng))
                .toList();
    }

    /** A cell and all cells within this many steps of it. */
    public static CellSet disk(long cell, int steps) {
        return CellSet.of(H3.gridDisk(cell, steps));
    }

    /** Area of a cell in square kilometres. */
    public static double areaKm2(long cell) {
        return H3.cellArea(cell, com.uber.h3core.AreaUnit.km2);
    }

    /** Every cell that the ring touches, so that nobody inside is missed; holes are rings whose inside does not count. */
    public static CellSet touchedBy(List<CapPoint> ring, List<List<CapPoint>> holes) {
        long size = OutlineSize.cells(ring);
        if (size > AreaCells.MOST_CELLS) {
            throw new AreaTooLarge(size);
        }
        if (holes.isEmpty() && DateLine.isCrossedBy(ring)) {
            return DateLine.parts(ring).stream()
                    .map(part -> touchedBy(part, List.of()))
                    .reduce(CellSet.EMPTY, CellSet::union);
        }
        return CellSet.of(OutlineCover.touchedBy(H3, ring, holes));
    }

    /** The outlines of a set of cells: polygons, each its outer ring and then its holes; rings are not closed. */
    public static List<List<List<CapPoint>>> outlines(CellSet cells) {
        if (cells.isEmpty()) {
            return List.of();
        }
        return H3.cellsToMultiPolygon(cells.stream().boxed().toList(), false).stream()
                .map(polygon -> polygon.stream()
                        .map(ring -> ring.stream()
                                .map(corner -> new CapPoint(corner.lat, corner.lng))
                                .toList())
                        .toList())
                .toList();
    }

    /** As {@link #touchedBy}, by the H3 library itself; slow for outlines of many corners. */
    static CellSet touchedByLibrary(List<CapPoint> ring) {
        return CellSet.of(H3.polygonToCellsExperimental(
                points(ring), List.of(), CellSet.RESOLUTION, PolygonToCellsFlags.containment_overlapping));
    }

    static List<String> compact(long[] cells) {
        if (cells.length == 0) {
            return List.of();
        }
        return CompactCells.compact(cells);
    }

    static long[] uncompact(Collection<String> compact) {
        if (compact.isEmpty()) {
            return new long[0];
        }
        var cells = new long[compact.size()];
        int count = 0;
        long size = 0;
        for (var text : compact) {
            long cell;
            try {
                cell = Long.parseUnsignedLong(text, 16);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + text + "' is not an H3 index in hexadecimal", e);
            }
            if (!H3.isValidCell(cell) || CompactCells.resolution(cell) > CellSet.RESOLUTION) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not an H3 cell of resolution " + CellSet.RESOLUTION + " or coarser");
            }
            cells[count++] = cell;
            size += CompactCells.mostInside(cell);
        }
        if (size > MOST_UNCOMPACTED) {
            throw new IllegalArgumentException(
                    "the cells stand for more than " + MOST_UNCOMPACTED + " of resolution " + CellSet.RESOLUTION);
        }
        return CompactCells.uncompact(cells, (int) size);
    }

    private static List<LatLng> points(List<CapPoint> ring) {
        return ring.stream().map(p -> new LatLng(p.latitude(), p.longitude())).toList();
    }

    private static H3Core load() {
        try {
            return H3Core.newInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the H3 library could not be unpacked; is the temporary folder writable?", e);
        }
    }
}
