package nl.weerklank.channel.web.page;

import nl.weerklank.channel.web.board.PublicAlert;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks who wants to know whether an alert is genuine.
 *
 * @param code as it is printed, or empty
 * @param readable whether what was typed can be a code
 * @param alert the alert with this code, where there is one
 */
public record Asked(String code, boolean readable, @Nullable PublicAlert alert) {

    /** Nothing yet: the form alone. */
    public static final Asked NOTHING = new Asked("", true, null);

    /** Something that can be no code. */
    public static final Asked UNREADABLE = new Asked("", false, null);

    /** A code of an alert. */
    public static Asked known(String code, PublicAlert alert) {
        return new Asked(code, true, alert);
    }

    /** A code of no alert that is known here. */
    public static Asked unknown(String code) {
        return new Asked(code, true, null);
    }
}
