package nl.weerklank.ingest.check;

/**
 * One rule that a message breaks, where, and what its author should do.
 *
 * @param rule stable id for programs
 * @param place the element, or line and column
 */
public record Violation(String rule, String place, String problem, String remedy) {}
