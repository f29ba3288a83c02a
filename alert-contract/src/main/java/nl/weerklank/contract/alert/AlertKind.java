package nl.weerklank.contract.alert;

/** What a version does to the alert: begin it, change it or end it. */
public enum AlertKind {
    ALERT,
    UPDATE,
    CANCEL
}
