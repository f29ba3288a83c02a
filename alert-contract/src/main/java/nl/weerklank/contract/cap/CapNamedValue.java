package nl.weerklank.contract.cap;

/** A name and its value, as in event codes, parameters and geocodes (CAP 1.2 §3.2.2, §3.2.4). */
public record CapNamedValue(String valueName, String value) {}
