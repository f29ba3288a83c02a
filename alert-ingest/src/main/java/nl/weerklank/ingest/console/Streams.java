package nl.weerklank.ingest.console;

import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import nl.weerklank.ingest.session.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Streams to pages: twice a second each page hears whether there is news, and at least that the stream lives. A page that comes
 * back says what it saw last and gets what holds now, if that is another. A stream ends with its session.
 */
@ApplicationScoped
public class Streams {

    private static final Duration BEAT = Duration.ofMillis(500);
    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private final Door door;
    private final Sessions sessions;

    Streams(Door door, Sessions sessions) {
        this.door = door;
        this.sessions = sessions;
    }

    /** What holds now, under a name that changes with it. */
    public record News(String id, String data) {}

    /** A stream of what holds; the question is asked often, and must cost nothing. */
    public Multi<OutboundSseEvent> follow(@Nullable String lastSeen, Sse sse, String name, Supplier<News> question) {
        var secret = door.secret();
        if (door.visitor(false).isEmpty()) {
            throw new WebApplicationException(401);
        }
        var seen = new AtomicReference<>(lastSeen == null ? "" : lastSeen);
        return Multi.createFrom()
                .ticks()
                .startingAfter(AT_ONCE)
                .every(BEAT)
                .onOverflow()
                .drop()
                .select()
                .first(tick -> sessions.look(secret).isPresent())
                .map(tick -> event(sse, name, question.get(), seen));
    }

    private static OutboundSseEvent event(Sse sse, String name, News news, AtomicReference<String> seen) {
        if (news.id().equals(seen.getAndSet(news.id()))) {
            return sse.newEventBuilder().comment("here").build();
        }
        return sse.newEventBuilder().id(news.id()).name(name).data(news.data()).build();
    }
}
