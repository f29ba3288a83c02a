package nl.weerklank.channel.web.board;

/** What an order changes on the board. */
public sealed interface BoardDecision {

    /** The public is to see this change; {@code next} is the board that shows it. */
    record Changed(Board next, PublicAlert alert) implements BoardDecision {}

    /** The board shows it already: nobody is told again. */
    record AlreadyShown(PublicAlert alert) implements BoardDecision {}

    /** A newer version, or the end of this one, is already shown. */
    record Superseded(PublicAlert by) implements BoardDecision {}
}
