package nl.weerklank.ingest.approval;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Runs one transaction at a time for a caller that may block; a database that is away is told from a mistake. */
@ApplicationScoped
class Database {

    private static final Logger LOG = Logger.getLogger(Database.class);
    private static final Duration PATIENCE = Duration.ofSeconds(4);
    private static final Duration LESS_PATIENCE = Duration.ofMillis(1500);

    private final Mutiny.SessionFactory sessions;
    private final Vertx vertx;
    private final DeskHealth health;

    Database(Mutiny.SessionFactory sessions, Vertx vertx, DeskHealth health) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.health = health;
    }

    /**
     * Runs the work in a transaction; the work may run twice when a pooled connection turns out to be dead, so it must be repeatable.
     *
     * @throws DeskUnavailable when the database does not answer
     */
    <T> T transact(Function<Mutiny.Session, Uni<T>> work) {
        if (!health.prepared()) {
            throw new DeskUnavailable("the database has not been reached since the start");
        }
        try {
            return once(work);
        } catch (DeskUnavailable e) {
            if (e.getCause() instanceof TimeoutException) {
                health.failed(e);
                throw e;
            }
            LOG.debugf("database: first attempt failed, trying once more: %s", e.getMessage());
        }
        try {
            return once(work);
        } catch (DeskUnavailable e) {
            health.failed(e);
            throw e;
        }
    }

    private <T> T once(Function<Mutiny.Session, Uni<T>> work) {
        var context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        var patience = health.unavailableSince().isPresent() ? LESS_PATIENCE : PATIENCE;
        try {
            T result = Uni.createFrom()
                    .<T>emitter(emitter -> context.runOnContext(ignored ->
                            sessions.withTransaction(work).subscribe().with(emitter::complete, emitter::fail)))
                    .await()
                    .atMost(patience);
            health.succeeded();
            return result;
        } catch (TimeoutException e) {
            throw new DeskUnavailable("the database did not answer within " + patience, e);
        } catch (RuntimeException e) {
            throw judged(
                    e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e);
        }
    }

    private static RuntimeException judged(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalStateException
                    || cause instanceof IllegalArgumentException
                    || isMistake(cause)) {
                return failure;
            }
        }
        return new DeskUnavailable("the database does not answer: " + failure.getMessage(), failure);
    }

    /** SQL states 22, 23 and 42: the statement or the data are wrong, and no other moment makes them right. */
    private static boolean isMistake(Throwable cause) {
        if (!(cause instanceof io.vertx.pgclient.PgException answer)) {
            return false;
        }
        var state = answer.getSqlState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }
}
