package nl.weerklank.ingest.issue;

import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;

/** Where issued alerts are written so that they are never lost. */
public interface AlertLog {

    /**
     * Returns once every replica that must have the record has it.
     *
     * @throws LogUnavailable when that could not be confirmed in time; the record may or may not be there
     */
    void append(AlertEvent event, SignedAlert signed) throws LogUnavailable;

    /** The log did not confirm a record in time. */
    final class LogUnavailable extends Exception {

        private static final long serialVersionUID = 1;

        public LogUnavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
