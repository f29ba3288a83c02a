package nl.weerklank.channel.radio;

import java.time.Duration;
import java.time.Instant;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** One order's part in one region: what is asked there, what it is about, how long there is, and where proof goes. */
record RegionPart(Emission emission, TransmitterRegion region, CellSet cells, ReportSink reports, Station station) {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);
    private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 4;

    /** A request that waits so long for its answer. */
    interface Request {
        TransmitterAnswer<InterruptStatus> ask(Duration patience);
    }

    /** Asks again while the transmitter cannot be reached and there is time, a little later each time. */
    TransmitterAnswer<InterruptStatus> persistently(Request request) {
        var answer = request.ask(patience());
        for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
            boolean again = answer instanceof TransmitterAnswer.Failed<InterruptStatus> failed
                    && failed.fault() == Fault.UNREACHABLE
                    && timeLeft().compareTo(SHORTEST_ANSWER) > 0;
            if (!again || station.closedWithin(Duration.ofMillis(150L << attempt))) {
                return answer;
            }
            answer = request.ask(patience());
        }
        return answer;
    }

    void reached(Rung rung, String detail) {
        reports.reached(rung, cells, detail);
    }

    void failed(Fault fault, String why) {
        reports.failed(fault, cells, "region " + region.id() + ": " + why);
    }

    void note(AirLedger.Proof proof) {
        station.ledger().note(alertId(), version(), region.id(), proof, expires());
    }

    /** Until the order's deadline; never less than nothing. */
    Duration timeLeft() {
        var left = Duration.between(station.now(), emission.order().deadline());
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isExpired() {
        return !station.now().isBefore(expires());
    }

    String alertId() {
        return emission.order().alertId();
    }

    int version() {
        return emission.order().version();
    }

    private Instant expires() {
        return emission.order().expires();
    }

    private Duration patience() {
        var left = timeLeft();
        return left.compareTo(LONGEST_ANSWER) > 0
                ? LONGEST_ANSWER
                : left.compareTo(SHORTEST_ANSWER) < 0 ? SHORTEST_ANSWER : left;
    }
}
