package nl.weerklank.channel.siren.command;

/** What a controller made of the last command; the position is its number in the status. */
public enum CommandResult {
    NONE("none yet"),
    ACCEPTED("accepted"),
    FORGED("the proof does not fit: not our command or not this post's key"),
    REPLAYED("the counter was seen before"),
    NOT_NOW("the start time is not near the controller's clock"),
    UNKNOWN_SIGNAL("the controller has no such signal"),
    HARDWARE("the controller cannot sound: amplifier or door"),
    MALFORMED("the command was not readable"),
    BUSY("a test does not interrupt a signal");

    private static final CommandResult[] BY_NUMBER = values();

    private final String words;

    CommandResult(String words) {
        this.words = words;
    }

    /** In words, for a report. */
    public String words() {
        return words;
    }

    /** The result with this number; a number of no result reads as malformed. */
    public static CommandResult numbered(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : MALFORMED;
    }
}
