package nl.weerklank.dispatch.letters;

/** The broker does not hand out the dead letters now. */
public class LettersUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LettersUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
