package nl.weerklank.ingest.approval;

/** The database does not answer; what needs a second person has to wait, what does not goes on. */
public final class DeskUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DeskUnavailable(String message, Throwable cause) {
        super(message, cause);
    }

    public DeskUnavailable(String message) {
        super(message);
    }
}
