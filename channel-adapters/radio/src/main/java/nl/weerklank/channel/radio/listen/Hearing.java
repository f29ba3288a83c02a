package nl.weerklank.channel.radio.listen;

/** What the receiver can say after it listened for one header. */
public sealed interface Hearing {

    /** The header was on the air. */
    record Heard(String header) implements Hearing {}

    /** The receiver worked, and the header was not on the air. */
    record NotHeard(String what) implements Hearing {}

    /** The receiver could not listen, so nothing is known. */
    record Deaf(String why) implements Hearing {}
}
