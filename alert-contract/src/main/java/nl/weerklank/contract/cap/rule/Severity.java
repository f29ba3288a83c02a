package nl.weerklank.contract.cap.rule;

/** Whether a violation refuses the message or only deserves a look. */
public enum Severity {
    ERROR,
    WARNING
}
