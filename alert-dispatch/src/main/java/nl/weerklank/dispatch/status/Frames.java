package nl.weerklank.dispatch.status;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.track.Dissemination;
import org.jspecify.annotations.Nullable;

/** Statuses as text, each written once however many look at it, and sent on whenever they change. */
@ApplicationScoped
public class Frames {

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private static final Duration AT_ONCE = Duration.ofMillis(1);

    private record Frame(Dissemination of, String json) {}

    private final LiveView view;
    private final StatusWriter writer;
    private final Map<String, Frame> latest = new ConcurrentHashMap<>();

    Frames(LiveView view, PeopleMap people, DispatchConfig config) {
        this.view = view;
        this.writer = new StatusWriter(people, config.channels());
    }

    /** The status as JSON. */
    String json(Dissemination of) {
        var frame = latest.get(of.alertId());
        if (frame == null || frame.of().revision() != of.revision()) {
            frame = new Frame(of, new String(ContractJson.write(writer.write(of)), StandardCharsets.UTF_8));
            latest.put(of.alertId(), frame);
        }
        return frame.json();
    }

    /** The status now, unless the client has seen this very revision, and then each change. */
    Multi<OutboundSseEvent> stream(String alertId, @Nullable String lastSeen, Sse sse) {
        var changes = Multi.createFrom()
                .<Dissemination>emitter(
                        emitter -> {
                            var handle = view.listen(changed -> {
                                if (changed.alertId().equals(alertId)) {
                                    emitter.emit(changed);
                                }
                            });
                            view.find(alertId)
                                    .filter(now ->
                                            !Long.toString(now.revision()).equals(lastSeen))
                                    .ifPresent(emitter::emit);
                            emitter.onTermination(() -> close(handle));
                        },
                        BackPressureStrategy.LATEST);
        var events = changes.map(changed -> event(changed, sse));
        var beats = Multi.createFrom()
                .ticks()
                .startingAfter(AT_ONCE)
                .every(HEARTBEAT)
                .onOverflow()
                .drop()
                .map(tick -> sse.newEventBuilder().comment("here").build());
        return Multi.createBy().merging().streams(beats, events);
    }

    private OutboundSseEvent event(Dissemination changed, Sse sse) {
        return sse.newEventBuilder()
                .id(Long.toString(changed.revision()))
                .name("dissemination")
                .data(json(changed))
                .build();
    }

    private static void close(AutoCloseable handle) {
        try {
            handle.close();
        } catch (Exception e) {
            throw new IllegalStateException("a listener can always be taken away", e);
        }
    }
}
