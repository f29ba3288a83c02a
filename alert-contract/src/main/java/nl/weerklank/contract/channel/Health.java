package nl.weerklank.contract.channel;

import nl.weerklank.contract.status.ChannelState;

/** The answer of a route test: the state, one plain sentence why, and whether coverage is to be read again. */
public record Health(ChannelState state, String reason, boolean coverageChanged) {}
