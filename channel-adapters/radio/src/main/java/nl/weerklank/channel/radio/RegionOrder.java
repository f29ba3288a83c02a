package nl.weerklank.channel.radio;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.listen.AirListener;
import nl.weerklank.channel.radio.listen.Hearing;
import nl.weerklank.channel.radio.region.TransmitterRegion;
import nl.weerklank.channel.radio.transmitter.AirState;
import nl.weerklank.channel.radio.transmitter.Interrupt;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** One order's part in one region: brings it on the air, or off it, and says what is proven. */
final class RegionOrder {

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(8);
    private static final Duration SHORTEST_ANSWER = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 4;

    private final Emission emission;
    private final TransmitterRegion region;
    private final CellSet cells;
    private final ReportSink reports;
    private final Station station;

    RegionOrder(Emission emission, TransmitterRegion region, CellSet cells, ReportSink reports, Station station) {
        this.emission = emission;
        this.region = region;
        this.cells = cells;
        this.reports = reports;
        this.station = station;
    }

    /** Stops every version; returns when that is confirmed or failed. */
    void stop() {
        var answer = persistently(patience -> station.transmitter().stop(alertId(), version(), patience));
        switch (answer) {
            case TransmitterAnswer.Said<InterruptStatus>(InterruptStatus status) -> {
                station.ledger().note(alertId(), version(), region.id(), AirLedger.Proof.STOPPED, expires());
                var what = status.wasOnAir() ? "the interrupt was cut" : "nothing of the alert was on the air any more";
                reports.reached(
                        Rung.TRANSMITTED, cells, "transmitter %s confirmed the stop; %s".formatted(region.id(), what));
            }
            case TransmitterAnswer.Failed<InterruptStatus>(Fault fault, String why) ->
                reports.failed(fault, cells, "region " + region.id() + ": " + why);
        }
    }

    /** Brings the package on the air; returns when the transmitter confirmed it or it failed, and listens on behind that. */
    void emit(Newsroom newsroom) {
        if (station.ledger().isSuperseded(alertId(), version(), region.id())) {
            reports.failed(Fault.SUPERSEDED, cells, "region " + region.id() + " had a newer version or a stop before");
            return;
        }
        var before = station.ledger().proof(alertId(), version(), region.id());
        if (before.isPresent()) {
            repeatReport(before.get());
            return;
        }
        var made = newsroom.packageFor(region);
        var listener = station.tuneIn(made.header());
        awaitCarrier(listener);
        var interrupt = new Interrupt(
                emission.order().orderId(),
                alertId(),
                version(),
                emission.order().lane(),
                newsroom.radioText(region),
                made.sound());
        if (onAir(interrupt, made)) {
            listener.expectNow().thenAccept(this::heard);
            newsroom.wentOut(region, made);
        } else {
            listener.close();
        }
    }

    private boolean onAir(Interrupt interrupt, InterruptPackage made) {
        var answer = persistently(patience -> station.transmitter().put(interrupt, patience));
        if (answer instanceof TransmitterAnswer.Said<InterruptStatus>(InterruptStatus status)
                && status.state() == AirState.QUEUED) {
            answer = persistently(patience -> station.transmitter().state(alertId(), version(), timeLeft(), patience));
        }
        switch (answer) {
            case TransmitterAnswer.Said<InterruptStatus>(InterruptStatus status)
            when status.wasOnAir() -> {
                station.ledger().note(alertId(), version(), region.id(), AirLedger.Proof.ON_AIR, expires());
                reports.reached(Rung.TRANSMITTED, cells, onAirDetail(made));
                return true;
            }
            case TransmitterAnswer.Said<InterruptStatus>(InterruptStatus status) ->
                reports.failed(
                        status.state() == AirState.QUEUED ? Fault.OVERLOADED : Fault.SUPERSEDED,
                        cells,
                        status.state() == AirState.QUEUED
                                ? "transmitter " + region.id() + " still has another interrupt on the air"
                                : "transmitter " + region.id() + " took it off before it was on the air");
            case TransmitterAnswer.Failed<InterruptStatus>(Fault fault, String why) ->
                reports.failed(fault, cells, "region " + region.id() + ": " + why);
        }
        return false;
    }

    private String onAirDetail(InterruptPackage made) {
        var speech = made.languages().isEmpty()
                ? "without speech: " + String.join("; ", made.unspoken())
                : "spoken in " + String.join(", ", made.languages());
        return "transmitter %s confirmed that it is on the air, %.0f s, %s"
                .formatted(region.id(), made.sound().seconds(), speech);
    }

    private void heard(Hearing hearing) {
        switch (hearing) {
            case Hearing.Heard(String header) -> {
                station.ledger().note(alertId(), version(), region.id(), AirLedger.Proof.HEARD, expires());
                reports.reached(Rung.OBSERVED, cells, "the receiver of region " + region.id() + " decoded " + header);
            }
            case Hearing.NotHeard(String what) -> {
                station.ledger().note(alertId(), version(), region.id(), AirLedger.Proof.NOT_HEARD, expires());
                reports.failed(
                        Fault.NOT_OBSERVED,
                        cells,
                        "transmitter %s confirmed, but on its air: %s".formatted(region.id(), what));
            }
            case Hearing.Deaf(String why) -> station.deaf(why);
        }
    }

    private void repeatReport(AirLedger.Proof before) {
        var detail = "region " + region.id() + " had this version before; it is not repeated";
        switch (before) {
            case ON_AIR, STOPPED -> reports.reached(Rung.TRANSMITTED, cells, detail);
            case HEARD -> {
                reports.reached(Rung.TRANSMITTED, cells, detail);
                reports.reached(Rung.OBSERVED, cells, detail);
            }
            case NOT_HEARD -> reports.failed(Fault.NOT_OBSERVED, cells, detail + ", and was not heard then");
        }
    }

    /** Asks again while the transmitter cannot be reached and there is time, a little later each time. */
    private TransmitterAnswer<InterruptStatus> persistently(Request request) {
        TransmitterAnswer<InterruptStatus> answer = request.ask(patience());
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

    private static void awaitCarrier(AirListener listener) {
        try {
            listener.tuned().get(2, TimeUnit.SECONDS);
        } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
            // the alert does not wait for the receiver
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration timeLeft() {
        var left = Duration.between(station.now(), emission.order().deadline());
        return left.compareTo(LONGEST_ANSWER) > 0 ? LONGEST_ANSWER : left.isNegative() ? Duration.ZERO : left;
    }

    private Duration patience() {
        return timeLeft().compareTo(SHORTEST_ANSWER) > 0 ? timeLeft() : SHORTEST_ANSWER;
    }

    private String alertId() {
        return emission.order().alertId();
    }

    private int version() {
        return emission.order().version();
    }

    private Instant expires() {
        return emission.order().expires();
    }

    private interface Request {
        TransmitterAnswer<InterruptStatus> ask(Duration patience);
    }
}
