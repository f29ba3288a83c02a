package nl.weerklank.local.system;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.infra.LocalDatabase;

/** The PostgreSQL that the launcher brings along. */
final class DatabasePart implements Part {

    private final Layout layout;
    private CompletableFuture<LocalDatabase> database = new CompletableFuture<>();

    DatabasePart(Layout layout) {
        this.layout = layout;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public void start() {
        var before = database;
        database = CompletableFuture.supplyAsync(() -> {
            if (before.isDone() && !before.isCompletedExceptionally()) {
                before.join().restart();
                return before.join();
            }
            return LocalDatabase.start(layout.state("database"), layout.ports().database());
        });
    }

    @Override
    public boolean ready() {
        return database.isDone() && join().answers();
    }

    @Override
    public boolean alive() {
        return !database.isDone() || join().answers();
    }

    @Override
    public void askToEnd() {
        // it ends last and at once, in awaitEnd
    }

    @Override
    public void awaitEnd() {
        if (!database.isDone() && database.isCancelled()) {
            return;
        }
        try {
            database.join().close();
        } catch (IOException | CompletionException e) {
            // it never started or is gone already: there is nothing left to end
        }
    }

    @Override
    public Path log() {
        return layout.state("database");
    }

    private LocalDatabase join() {
        try {
            return database.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Refusal refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
