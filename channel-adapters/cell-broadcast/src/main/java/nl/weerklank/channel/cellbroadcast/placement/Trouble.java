package nl.weerklank.channel.cellbroadcast.placement;

import nl.weerklank.channel.cellbroadcast.cbsp.Cause;
import nl.weerklank.contract.report.Fault;

/** Why a radio cell does not do what it should, in the contract's terms and in one sentence. */
public record Trouble(Fault fault, String sentence) {

    public static Trouble refused(Cause cause, String bsc) {
        var fault = cause.isCapacity() ? Fault.OVERLOADED : Fault.REFUSED;
        return new Trouble(fault, bsc + " refused: " + cause);
    }

    public static Trouble lost(Cause cause, String bsc) {
        return new Trouble(Fault.UNREACHABLE, bsc + " reports cells out of service: " + cause);
    }

    public static Trouble silent(String reason) {
        return new Trouble(Fault.SILENT, reason);
    }

    public static Trouble unreachable(String bsc, String reason) {
        return new Trouble(Fault.UNREACHABLE, "no link to " + bsc + ": " + reason);
    }
}
