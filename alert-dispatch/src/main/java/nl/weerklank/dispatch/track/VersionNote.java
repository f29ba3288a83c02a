package nl.weerklank.dispatch.track;

import java.time.Instant;
import nl.weerklank.contract.alert.AlertKind;

/** One version of the alert and when it was issued. */
public record VersionNote(int version, AlertKind kind, Instant acceptedAt) {}
