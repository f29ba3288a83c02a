package nl.weerklank.channel.cellbroadcast.cbsp;

import java.util.Optional;

/** The ways in which a cell list can name cells (TS 48.049 §8.2.6, discriminators of TS 48.008). */
public enum CellKind {
    CGI(0, 7),
    LAC_CI(1, 4),
    CI(2, 2),
    LAI(4, 5),
    LAC(5, 2),
    ALL(6, 0);

    private final int code;
    private final int size;

    CellKind(int code, int size) {
        this.code = code;
        this.size = size;
    }

    /** The discriminator that travels. */
    public int code() {
        return code;
    }

    /** Octets of one entry. */
    public int size() {
        return size;
    }

    static Optional<CellKind> of(int code) {
        for (var kind : values()) {
            if (kind.code == code) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
