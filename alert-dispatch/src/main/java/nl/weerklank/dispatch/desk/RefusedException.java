package nl.weerklank.dispatch.desk;

/** What was asked cannot be done as it was asked; the message says what to change. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
        super(message);
    }
}
