package nl.weerklank.contract.signature;

import nl.weerklank.contract.alert.AlertEvent;

/** What verification of a signed alert found. */
public sealed interface Verdict {

    /** Issued by a trusted key, unchanged since. */
    record Genuine(AlertEvent event) implements Verdict {}

    /** Not proven genuine; nothing of it may be used. */
    record Refused(String reason) implements Verdict {}
}
