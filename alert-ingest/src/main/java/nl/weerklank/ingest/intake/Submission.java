package nl.weerklank.ingest.intake;

import nl.weerklank.ingest.account.Person;

/**
 * One message as it came through the door.
 *
 * @param alone whether the submitter wants a mandate to be used where one applies
 */
public record Submission(byte[] body, Form form, Person submitter, boolean alone) {

    /** How the body is written. */
    public enum Form {
        XML,
        JSON
    }
}
