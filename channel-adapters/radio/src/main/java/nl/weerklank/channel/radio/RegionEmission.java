package nl.weerklank.channel.radio;

import java.time.Duration;
import nl.weerklank.channel.radio.interrupt.InterruptPackage;
import nl.weerklank.channel.radio.listen.AirListener;
import nl.weerklank.channel.radio.listen.Hearing;
import nl.weerklank.channel.radio.transmitter.AirState;
import nl.weerklank.channel.radio.transmitter.Interrupt;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer.Failed;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer.Said;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** Brings an alert on the air of one region and says what is proven. */
final class RegionEmission {

    private static final Duration LONGEST_QUEUE_ANSWER = Duration.ofSeconds(10);

    private final RegionPart part;
    private final Newsroom newsroom;

    RegionEmission(RegionPart part, Newsroom newsroom) {
        this.part = part;
        this.newsroom = newsroom;
    }

    /** Returns when the transmitter confirmed that it is on the air, or it failed; what is heard is reported behind that. */
    void carryOut() {
        var ledger = part.station().ledger();
        if (ledger.isSuperseded(part.alertId(), part.version(), part.region().id())) {
            part.failed(Fault.SUPERSEDED, "a newer version or a stop was there before");
            return;
        }
        ledger.proof(part.alertId(), part.version(), part.region().id()).ifPresentOrElse(this::reportAgain, this::emit);
    }

    private void emit() {
        var made = newsroom.packageFor(part.region());
        var listener = part.station().tuneIn(made.header().text());
        listener.awaitCarrier();
        var interrupt = new Interrupt(
                part.emission().order().orderId(),
                part.alertId(),
                part.version(),
                part.emission().order().lane(),
                newsroom.radioText(part.region()),
                made.sound(),
                made.whole());
        var answer = part.persistently(patience -> part.station().transmitter().put(interrupt, patience));
        boolean begun =
                answer instanceof Said<InterruptStatus>(InterruptStatus status) && status.state() == AirState.QUEUED;
        conclude(begun ? awaitAir(answer) : answer, made, listener, begun);
    }

    /** Asks until it is on the air or the deadline is there. */
    private TransmitterAnswer<InterruptStatus> awaitAir(TransmitterAnswer<InterruptStatus> put) {
        var answer = put;
        while (isQueued(answer) && part.timeLeft().isPositive()) {
            answer = part.persistently(this::askState);
        }
        return answer;
    }

    private TransmitterAnswer<InterruptStatus> askState(Duration patience) {
        var left = part.timeLeft();
        var wait = left.compareTo(LONGEST_QUEUE_ANSWER) < 0 ? left : LONGEST_QUEUE_ANSWER;
        return part.station().transmitter().state(part.alertId(), part.version(), wait, patience);
    }

    private void conclude(
            TransmitterAnswer<InterruptStatus> answer, InterruptPackage made, AirListener listener, boolean begun) {
        if (isQueued(answer)) {
            part.failed(Fault.OVERLOADED, "another interrupt is on the air; this one waits behind it");
            part.station().later(() -> watchQueue(made, listener));
            return;
        }
        switch (answer) {
            case Said<InterruptStatus>(InterruptStatus status) when status.wasOnAir() -> onAir(made, listener, begun);
            case Said<InterruptStatus> said -> {
                listener.close();
                part.failed(Fault.SUPERSEDED, "it was taken off before it was on the air");
            }
            case Failed<InterruptStatus>(Fault fault, String why) -> {
                listener.close();
                part.failed(fault, why);
            }
        }
    }

    private void onAir(InterruptPackage made, AirListener listener, boolean begun) {
        part.note(AirLedger.Proof.ON_AIR);
        part.reached(Rung.TRANSMITTED, onAirDetail(made));
        listener.expectNow().thenAccept(hearing -> heard(hearing, begun, made));
        newsroom.wentOut(part.region(), made);
    }

    /** The deadline has passed: dispatch knows, and goes other ways; when it comes on the air after all, that is said too. */
    private void watchQueue(InterruptPackage made, AirListener listener) {
        TransmitterAnswer<InterruptStatus> answer;
        do {
            answer = part.station()
                    .transmitter()
                    .state(part.alertId(), part.version(), LONGEST_QUEUE_ANSWER, LONGEST_QUEUE_ANSWER);
        } while (isQueued(answer) && !part.isExpired() && !part.station().closedWithin(Duration.ZERO));
        if (answer instanceof Said<InterruptStatus>(InterruptStatus status) && status.wasOnAir()) {
            onAir(made, listener, true);
        } else {
            listener.close();
        }
    }

    private String onAirDetail(InterruptPackage made) {
        var speech = made.languages().isEmpty()
                ? "without speech: " + String.join("; ", made.unspoken())
                : "spoken in " + String.join(", ", made.languages());
        return "transmitter %s confirmed that it is on the air, %.0f s, %s"
                .formatted(part.region().id(), made.sound().seconds(), speech);
    }

    /** @param begun whether we were there when it began; only then does hearing nothing contradict the transmitter */
    private void heard(Hearing hearing, boolean begun, InterruptPackage made) {
        switch (hearing) {
            case Hearing.Heard(String header) -> {
                part.note(AirLedger.Proof.HEARD);
                part.reached(
                        Rung.OBSERVED,
                        "the receiver of region %s decoded %s"
                                .formatted(part.region().id(), header));
            }
            case Hearing.NotHeard(String what) -> {
                if (begun && isQueued(askState(LONGEST_QUEUE_ANSWER))) {
                    part.failed(Fault.OVERLOADED, "an urgent alert went before it; it comes again from its start");
                    part.station()
                            .later(() -> watchQueue(
                                    made, part.station().tuneIn(made.header().text())));
                } else if (begun) {
                    part.note(AirLedger.Proof.NOT_HEARD);
                    part.failed(Fault.NOT_OBSERVED, "the transmitter confirmed, but on its air: " + what);
                }
            }
            case Hearing.Deaf(String why) -> part.station().deaf(why);
        }
    }

    private void reportAgain(AirLedger.Proof before) {
        var detail = "region %s had this version before; it is not repeated"
                .formatted(part.region().id());
        switch (before) {
            case ON_AIR, STOPPED -> part.reached(Rung.TRANSMITTED, detail);
            case HEARD -> {
                part.reached(Rung.TRANSMITTED, detail);
                part.reached(Rung.OBSERVED, detail);
            }
            case NOT_HEARD -> part.failed(Fault.NOT_OBSERVED, detail + ", and was not heard then");
        }
    }

    private static boolean isQueued(TransmitterAnswer<InterruptStatus> answer) {
        return answer instanceof Said<InterruptStatus>(InterruptStatus status) && status.state() == AirState.QUEUED;
    }
}
