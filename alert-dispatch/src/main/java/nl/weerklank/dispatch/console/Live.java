package nl.weerklank.dispatch.console;

/** What a page shows that changes by itself. */
sealed interface Live {

    /** All channels. */
    record Channels() implements Live {}

    /** One channel and its day. */
    record Channel(String name) implements Live {}

    /** All disseminations. */
    record Disseminations() implements Live {}

    /** One dissemination. */
    record One(String id) implements Live {}
}
