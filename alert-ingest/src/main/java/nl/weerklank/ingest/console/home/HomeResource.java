package nl.weerklank.ingest.console.home;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.console.Door;
import nl.weerklank.ingest.console.Pages;
import nl.weerklank.ingest.console.Streams;
import nl.weerklank.ingest.console.Visitor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The console's first page, and the stream that keeps it up to date. */
@Path("/console")
public class HomeResource {

    private static final String SCRIPT = "/desk/home.js";

    private final Door door;
    private final Pages pages;
    private final Board board;
    private final Listing listing;
    private final Streams streams;

    HomeResource(Door door, Pages pages, Board board, Listing listing, Streams streams) {
        this.door = door;
        this.pages = pages;
        this.board = board;
        this.listing = listing;
        this.streams = streams;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response home(
            @QueryParam("tab") @DefaultValue("") String tab,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("mode") @DefaultValue("") String mode) {
        return door.page(
                visitor -> Door.html(pages.fill(visitor, sheet(visitor), listing.view(visitor, tab, text, mode))));
    }

    @GET
    @Path("list")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response list(
            @QueryParam("tab") @DefaultValue("") String tab,
            @QueryParam("q") @DefaultValue("") String text,
            @QueryParam("mode") @DefaultValue("") String mode) {
        return door.part(visitor ->
                Door.html(pages.fragment(visitor, sheet(visitor), "list", listing.view(visitor, tab, text, mode))));
    }

    @GET
    @Path("live")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> live(@HeaderParam("Last-Event-ID") @Nullable String lastSeen, @Context Sse sse) {
        return streams.follow(lastSeen, sse, "home", () -> {
            var shown = board.now();
            return new Streams.News(Long.toString(shown.number()), Long.toString(shown.number()));
        });
    }

    private static Pages.Sheet sheet(Visitor visitor) {
        return Pages.Sheet.of(
                "console/home", visitor.words().of("home.title"), Mode.LIVE, "/console", "/kit/live.js", SCRIPT);
    }
}
