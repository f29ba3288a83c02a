package nl.weerklank.channel.runtime.carry;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.channel.Emission;
import nl.weerklank.contract.channel.ReportSink;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Rung;

/** A carrier whose attempts a test ends by hand. */
final class HandCarrier implements Carrier {

    /** One attempt that was begun. */
    record Attempt(Emission emission, ReportSink reports, CompletableFuture<Void> ended) {

        void transmitted() {
            reports.reached(Rung.TRANSMITTED, emission.order().cells(), "by hand");
            ended.complete(null);
        }

        void failed(Fault fault) {
            reports.failed(fault, emission.order().cells(), "by hand");
            ended.complete(null);
        }
    }

    final List<Attempt> attempts = new ArrayList<>();

    @Override
    public CompletionStage<Void> carryOut(Emission emission, ReportSink reports) {
        var attempt = new Attempt(emission, reports, new CompletableFuture<>());
        attempts.add(attempt);
        return attempt.ended();
    }

    Attempt last() {
        return attempts.getLast();
    }
}
