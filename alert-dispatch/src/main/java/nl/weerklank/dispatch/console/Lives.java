package nl.weerklank.dispatch.console;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import nl.weerklank.dispatch.desk.StepResource;
import nl.weerklank.dispatch.desk.WhatIfResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** What open pages follow: streams of frames, and shapes for maps. Whoever is not signed in gets a bare 401, and the page sends them to sign in. */
@Path("/live")
@PermitAll
public class Lives {

    private final Door door;
    private final Frames frames;
    private final StepResource disseminations;
    private final WhatIfResource whatIf;

    Lives(Door door, Frames frames, StepResource disseminations, WhatIfResource whatIf) {
        this.door = door;
        this.frames = frames;
        this.disseminations = disseminations;
        this.whatIf = whatIf;
    }

    @GET
    @NonBlocking
    @Path("channels")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> channels(@HeaderParam("Last-Event-ID") @Nullable String seen, @Context Sse sse) {
        return stream(new Live.Channels(), seen, sse);
    }

    @GET
    @NonBlocking
    @Path("channels/{channel}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> channel(
            @PathParam("channel") String name, @HeaderParam("Last-Event-ID") @Nullable String seen, @Context Sse sse) {
        return stream(new Live.Channel(name), seen, sse);
    }

    @GET
    @NonBlocking
    @Path("disseminations")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> disseminations(
            @HeaderParam("Last-Event-ID") @Nullable String seen, @Context Sse sse) {
        return stream(new Live.Disseminations(), seen, sse);
    }

    @GET
    @NonBlocking
    @Path("disseminations/{id}")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> dissemination(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") @Nullable String seen, @Context Sse sse) {
        return stream(new Live.One(id), seen, sse);
    }

    @GET
    @Blocking
    @Path("map/disseminations/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public StepResource.OnMap map(@PathParam("id") String id) {
        signedIn();
        return disseminations.shapes(id);
    }

    @GET
    @Blocking
    @Path("map/what-if")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public WhatIfResource.OnMap map(
            @QueryParam("without") List<String> without,
            @QueryParam("working") @DefaultValue("false") boolean working) {
        signedIn();
        return whatIf.shapes(without, working);
    }

    private Multi<OutboundSseEvent> stream(Live live, @Nullable String seen, Sse sse) {
        signedIn();
        return frames.stream(live, door.language(), seen).map(event -> event(event, sse));
    }

    private static OutboundSseEvent event(Frames.Event event, Sse sse) {
        var built = sse.newEventBuilder().name(event.name()).data(event.data());
        return event.id() == null ? built.build() : built.id(event.id()).build();
    }

    private void signedIn() {
        if (door.session(false).isEmpty()) {
            throw new WebApplicationException(Response.status(401).build());
        }
    }
}
