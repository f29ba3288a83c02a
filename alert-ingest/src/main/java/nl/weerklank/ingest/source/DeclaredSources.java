package nl.weerklank.ingest.source;

import java.util.List;
import java.util.function.Supplier;
import nl.weerklank.signal.source.Source;

/** The sources file as it is now. */
public final class DeclaredSources implements Supplier<List<Source>> {

    private final Supplier<List<Source>> file;

    public DeclaredSources(Supplier<List<Source>> file) {
        this.file = file;
    }

    @Override
    public List<Source> get() {
        return file.get();
    }
}
