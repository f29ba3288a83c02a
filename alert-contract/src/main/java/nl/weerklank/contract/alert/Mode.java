package nl.weerklank.contract.alert;

/** Whether people may receive it: an exercise walks the whole chain and stops at the emitter. */
public enum Mode {
    LIVE,
    EXERCISE
}
