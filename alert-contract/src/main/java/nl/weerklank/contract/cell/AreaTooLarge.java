package nl.weerklank.contract.cell;

/** Refuses an area that would take more cells than any alert can mean, before they are made. */
public final class AreaTooLarge extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    AreaTooLarge(long cells) {
        super("an area of about %,d cells is larger than the %,d that one alert can have"
                .formatted(cells, AreaCells.MOST_CELLS));
    }
}
