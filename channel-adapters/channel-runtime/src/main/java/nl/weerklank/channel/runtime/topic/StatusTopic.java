package nl.weerklank.channel.runtime.topic;

import java.util.concurrent.CompletionStage;
import nl.weerklank.channel.runtime.status.StatusLog;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.status.RouteTest;
import nl.weerklank.contract.topic.Topics;

/** Topics {@code channel-status}, {@code channel-coverage} and {@code route-tests}, keyed by channel and instance. */
public final class StatusTopic implements StatusLog {

    private final TopicWriter writer;

    public StatusTopic(TopicWriter writer) {
        this.writer = writer;
    }

    @Override
    public CompletionStage<Void> append(ChannelStatus status) {
        var key = status.channel() + "/" + status.instance();
        return writer.write(writer.asEvent(
                Topics.CHANNEL_STATUS,
                key,
                key + "-" + status.at().toEpochMilli(),
                "nl.weerklank.channel.status",
                status));
    }

    @Override
    public CompletionStage<Void> append(RouteTest test) {
        var key = test.channel() + "/" + test.instance();
        return writer.write(writer.asEvent(
                Topics.ROUTE_TESTS, key, key + "-" + test.at().toEpochMilli(), "nl.weerklank.channel.routes", test));
    }

    @Override
    public CompletionStage<Void> append(ChannelCoverage coverage) {
        var key = coverage.channel() + "/" + coverage.instance();
        return writer.writeUntilSafe(writer.asEvent(
                Topics.CHANNEL_COVERAGE,
                key,
                key + "-" + coverage.at().toEpochMilli(),
                "nl.weerklank.channel.coverage",
                coverage));
    }
}
