package nl.weerklank.dispatch.status;

/** Somebody asked for an alert that is not known. */
public class UnknownAlertException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownAlertException(String message) {
        super(message);
    }
}
