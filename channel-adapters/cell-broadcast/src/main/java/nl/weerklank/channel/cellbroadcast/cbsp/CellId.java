package nl.weerklank.channel.cellbroadcast.cbsp;

import java.nio.ByteBuffer;

/**
 * How one entry of a cell list names a cell or a group of cells; fields that the kind does not carry are zero.
 *
 * @param plmn the network, for CGI and LAI
 * @param lac the location area, for CGI, LAC+CI, LAI and LAC
 * @param ci the cell identity, for CGI, LAC+CI and CI
 */
public record CellId(CellKind kind, Plmn plmn, int lac, int ci) {

    private static final Plmn NO_PLMN = new Plmn(0);

    /** All cells of the BSC. */
    public static final CellId ALL = new CellId(CellKind.ALL, NO_PLMN, 0, 0);

    public CellId {
        if (lac < 0 || lac > 0xFFFF || ci < 0 || ci > 0xFFFF) {
            throw new IllegalArgumentException("location area and cell identity have 16 bits: " + lac + ", " + ci);
        }
    }

    public static CellId cgi(Plmn plmn, int lac, int ci) {
        return new CellId(CellKind.CGI, plmn, lac, ci);
    }

    public static CellId lacCi(int lac, int ci) {
        return new CellId(CellKind.LAC_CI, NO_PLMN, lac, ci);
    }

    public static CellId ci(int ci) {
        return new CellId(CellKind.CI, NO_PLMN, 0, ci);
    }

    public static CellId lai(Plmn plmn, int lac) {
        return new CellId(CellKind.LAI, plmn, lac, 0);
    }

    public static CellId lac(int lac) {
        return new CellId(CellKind.LAC, NO_PLMN, lac, 0);
    }

    /** Whether this entry means the cell with these full coordinates. */
    public boolean means(Plmn network, int area, int cell) {
        return switch (kind) {
            case CGI -> plmn.equals(network) && lac == area && ci == cell;
            case LAC_CI -> lac == area && ci == cell;
            case CI -> ci == cell;
            case LAI -> plmn.equals(network) && lac == area;
            case LAC -> lac == area;
            case ALL -> true;
        };
    }

    void write(ByteBuffer out) {
        if (kind == CellKind.CGI || kind == CellKind.LAI) {
            out.put((byte) (plmn.raw() >> 16)).putShort((short) plmn.raw());
        }
        if (kind != CellKind.CI && kind != CellKind.ALL) {
            out.putShort((short) lac);
        }
        if (kind == CellKind.CGI || kind == CellKind.LAC_CI || kind == CellKind.CI) {
            out.putShort((short) ci);
        }
    }

    /** Reads one entry; the caller has made sure that its octets are there. */
    static CellId read(CellKind kind, ByteBuffer in) {
        var plmn = NO_PLMN;
        if (kind == CellKind.CGI || kind == CellKind.LAI) {
            plmn = new Plmn((in.get() & 0xFF) << 16 | in.getShort() & 0xFFFF);
        }
        int lac = kind == CellKind.CI || kind == CellKind.ALL ? 0 : in.getShort() & 0xFFFF;
        boolean named = kind == CellKind.CGI || kind == CellKind.LAC_CI || kind == CellKind.CI;
        return new CellId(kind, plmn, lac, named ? in.getShort() & 0xFFFF : 0);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case CGI -> plmn + "-" + lac + "-" + ci;
            case LAC_CI -> lac + "-" + ci;
            case CI -> "cell " + ci;
            case LAI -> "area " + plmn + "-" + lac;
            case LAC -> "area " + lac;
            case ALL -> "all cells";
        };
    }
}
