package nl.weerklank.channel.runtime.report;

import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.report.Report;

/** Where reports are kept; completes when one is safe. Reports of one alert stay in order. */
@FunctionalInterface
public interface ReportLog {

    CompletionStage<Void> append(Report report);
}
