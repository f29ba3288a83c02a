package nl.weerklank.channel.siren.signal;

/** What a signal says to people. */
public enum Purpose {
    /** Danger: go inside, look for news. */
    WARNING,
    /** Danger is here, where a country tells that apart from a warning. */
    ALARM,
    /** The danger is over. */
    ALL_CLEAR,
    /** Calls the fire brigade. */
    FIRE,
    /** The test that everybody hears. */
    AUDIBLE_TEST,
    /** Runs the amplifier below hearing, to prove that it would work. */
    SILENT_TEST,
    /** A short growl that proves the horn; heard nearby only. */
    GROWL_TEST
}
