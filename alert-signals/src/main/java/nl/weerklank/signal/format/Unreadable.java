package nl.weerklank.signal.format;

/** Ends the reading of one entry, or of the whole, with the reason. */
public final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Entry.Refused refused;

    public Unreadable(Rule rule, String place, String message, String remedy) {
        super(message, null, false, false);
        this.refused = new Entry.Refused(rule, place, message, remedy);
    }

    public Entry.Refused refused() {
        return refused;
    }
}
