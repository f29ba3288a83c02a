package nl.weerklank.channel.radio;

import nl.weerklank.channel.radio.listen.AirListener;
import nl.weerklank.channel.radio.listen.Hearing;
import nl.weerklank.channel.radio.same.SameBurst;
import nl.weerklank.channel.radio.transmitter.InterruptStatus;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer.Failed;
import nl.weerklank.channel.radio.transmitter.TransmitterAnswer.Said;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** Takes an alert off the air of one region. */
final class RegionStop {

    private final RegionPart part;

    RegionStop(RegionPart part) {
        this.part = part;
    }

    /** Stops every version; returns when that is confirmed or failed. What was cut must be heard to end. */
    void carryOut() {
        var listener = part.station().tuneIn(SameBurst.END_OF_MESSAGE);
        switch (part.persistently(
                patience -> part.station().transmitter().stop(part.alertId(), part.version(), patience))) {
            case Said<InterruptStatus>(InterruptStatus status) -> stopped(status.wasOnAir(), listener);
            case Failed<InterruptStatus>(Fault fault, String why) -> {
                listener.close();
                part.failed(fault, "not stopped: " + why);
            }
        }
    }

    private void stopped(boolean wasOnAir, AirListener listener) {
        part.note(AirLedger.Proof.STOPPED);
        var what = wasOnAir ? "the interrupt was cut" : "nothing of the alert was on the air any more";
        part.reached(
                Rung.TRANSMITTED,
                "transmitter %s confirmed the stop; %s".formatted(part.region().id(), what));
        if (wasOnAir) {
            listener.expectNow().thenAccept(this::heard);
        } else {
            listener.close();
        }
    }

    private void heard(Hearing hearing) {
        switch (hearing) {
            case Hearing.Heard(String end) ->
                part.reached(
                        Rung.OBSERVED,
                        "the receiver of region %s heard the end of message"
                                .formatted(part.region().id()));
            case Hearing.NotHeard(String what) ->
                part.failed(Fault.NOT_OBSERVED, "the stop was confirmed, but no end of message was heard: " + what);
            case Hearing.Deaf(String why) -> part.station().deaf(why);
        }
    }
}
