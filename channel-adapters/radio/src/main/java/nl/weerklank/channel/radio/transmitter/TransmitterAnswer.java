package nl.weerklank.channel.radio.transmitter;

import nl.weerklank.contract.report.Fault;

/** What came of one request to a transmitter. */
public sealed interface TransmitterAnswer<T> {

    /** It answered. */
    record Said<T>(T value) implements TransmitterAnswer<T> {}

    /** It refused, or no answer came. */
    record Failed<T>(Fault fault, String why) implements TransmitterAnswer<T> {}
}
