package nl.weerklank.channel.runtime.carry;

import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;

/** Carries out a verified order. The stage never fails: what went wrong is said through the reports. */
@FunctionalInterface
public interface Carrier {

    /** Completes when this carrier has no more to do for the order; reports may still follow. */
    CompletionStage<Void> carryOut(Emission emission, ReportSink reports);
}
