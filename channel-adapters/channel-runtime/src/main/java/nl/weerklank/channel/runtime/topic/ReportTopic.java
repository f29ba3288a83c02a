package nl.weerklank.channel.runtime.topic;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import nl.weerklank.channel.runtime.report.ReportLog;
import nl.weerklank.contract.report.Report;
import nl.weerklank.contract.topic.Topics;

/** Topic {@code reports}: each report is written only when the one before it of the same alert is safe, so that they keep their order. */
public final class ReportTopic implements ReportLog {

    private static final String TYPE = "nl.weerklank.channel.reported";

    private final TopicWriter writer;
    private final AtomicLong number = new AtomicLong();
    private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

    public ReportTopic(TopicWriter writer) {
        this.writer = writer;
    }

    @Override
    public CompletionStage<Void> append(Report report) {
        var record = writer.asEvent(
                Topics.REPORTS,
                report.alertId(),
                report.orderId() + "-" + report.at().toEpochMilli() + "-" + number.incrementAndGet(),
                TYPE,
                report);
        var before = new CompletableFuture<Void>();
        var mine = before.thenCompose(none -> writer.writeUntilSafe(record));
        var previous = last.put(report.alertId(), mine);
        mine.whenComplete((done, error) -> last.remove(report.alertId(), mine));
        if (previous == null) {
            before.complete(null);
        } else {
            previous.whenComplete((done, error) -> before.complete(null));
        }
        return mine;
    }
}
