package nl.weerklank.channel.runtime.check;

import nl.weerklank.contract.channel.Emission;

/** What the last hop found of an order. */
public sealed interface Examined {

    /** Genuine, within what was approved, in time and the newest: to be carried out. */
    record Sound(Emission emission) implements Examined {}

    /** Not to be carried out. */
    record Refused(Refusal refusal) implements Examined {}
}
