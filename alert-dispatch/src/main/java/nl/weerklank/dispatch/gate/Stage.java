package nl.weerklank.dispatch.gate;

import nl.weerklank.dispatch.lifecycle.LifecycleEvent;

/** A record that was read and found good, with its bytes in case it has to be put aside after all. */
public record Stage(LifecycleEvent event, byte[] raw) {}
