package nl.weerklank.dispatch.ledger;

/** The database does not answer; whatever is to be written waits, whatever is asked cannot be said now. */
public class LedgerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
