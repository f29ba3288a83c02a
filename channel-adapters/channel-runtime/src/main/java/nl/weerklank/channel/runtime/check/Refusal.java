package nl.weerklank.channel.runtime.check;

import nl.weerklank.contract.report.Fault;

/** Why an order is not carried out. */
public record Refusal(Fault fault, String reason) {}
