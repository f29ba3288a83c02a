package nl.weerklank.channel.runtime.status;

import java.util.concurrent.CompletionStage;
import nl.weerklank.contract.status.ChannelCoverage;
import nl.weerklank.contract.status.ChannelStatus;
import nl.weerklank.contract.status.RouteTest;

/** Where a channel's status and coverage are kept. */
public interface StatusLog {

    /** One try; the next heartbeat makes up for one that failed. */
    CompletionStage<Void> append(ChannelStatus status);

    /** One try; the next round makes up for one that failed. */
    CompletionStage<Void> append(RouteTest test);

    /** Completes when it is safe. */
    CompletionStage<Void> append(ChannelCoverage coverage);
}
