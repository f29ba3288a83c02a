package nl.weerklank.ingest.source;

/** A source that is being listened to. */
interface Listening extends AutoCloseable {

    SourceState state();

    /** Stops; what was not kept yet will be told again. */
    @Override
    void close();
}
