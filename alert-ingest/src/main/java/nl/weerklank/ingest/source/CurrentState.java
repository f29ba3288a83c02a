package nl.weerklank.ingest.source;

import java.util.function.UnaryOperator;

/** How a source is doing now, told by several threads. */
final class CurrentState {

    private SourceState state;

    CurrentState(SourceState begun) {
        this.state = begun;
    }

    synchronized SourceState get() {
        return state;
    }

    synchronized void update(UnaryOperator<SourceState> change) {
        state = change.apply(state);
    }
}
