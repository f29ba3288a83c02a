package nl.weerklank.channel.siren.controller;

/** What a controller says that it is doing; the position is its number in the status. */
public enum PostState {
    IDLE,
    /** It has a command and waits for the start time. */
    ARMED,
    SOUNDING,
    TESTING,
    FAULT;

    private static final PostState[] BY_NUMBER = values();

    /** The state with this number; a number of no state reads as a fault. */
    public static PostState numbered(int number) {
        return number >= 0 && number < BY_NUMBER.length ? BY_NUMBER[number] : FAULT;
    }
}
