package nl.weerklank.dispatch.ledger;

import java.time.Instant;

/** One alert on record: its latest version. */
public record LedgerAlert(String alertId, int version, Instant at, String summary, String mode, String headline) {}
