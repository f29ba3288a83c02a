package nl.weerklank.simulator;

import java.time.Instant;

/**
 * One thing that the public received, as a bystander would note it.
 *
 * @param what names the message in the channel's own public terms, the same for a repetition of the same version
 * @param place where it was received, such as a cell, a post or a transmitter
 */
public record PublicRecord(String what, String place, Instant at, String text) {}
