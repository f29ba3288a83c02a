package nl.weerklank.dispatch.track;

/** What was last decided about a channel in this version, such as why it is not used. */
public record ChannelNote(String channel, String text) {}
