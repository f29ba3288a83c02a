package nl.weerklank.ingest.source;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.source.Source;

/** A source that sends by itself, over HTTP. */
final class PushedSource implements Listening {

    private final Source source;
    private final Intake intake;
    private final CurrentState state;

    PushedSource(Source source, Intake intake) {
        this.source = source;
        this.intake = intake;
        this.state = new CurrentState(SourceState.begun(source.name(), source.format()));
    }

    void take(String mediaType, byte[] raw, CompletableFuture<List<Entry>> done) {
        var entries = intake.read(source, source.format(), raw, mediaType, null, "");
        var signals = Intake.signals(entries);
        var refused = Intake.refused(entries);
        intake.keep(source, mediaType, raw, signals).whenComplete((kept, failure) -> {
            if (failure != null) {
                state.update(now ->
                        now.failed("the log does not take the signals", "look at the broker; the sender was told"));
                done.completeExceptionally(failure);
                return;
            }
            intake.heard(source);
            var first = refused.isEmpty() ? null : refused.getFirst();
            state.update(now -> now.answered(
                    intake.clock().instant(),
                    signals.size(),
                    refused.size(),
                    first == null ? null : first.rule() + ": " + first.message(),
                    first == null ? null : first.remedy()));
            done.complete(entries);
        });
    }

    @Override
    public SourceState state() {
        return state.get();
    }

    @Override
    public void close() {
        // nothing runs by itself
    }
}
