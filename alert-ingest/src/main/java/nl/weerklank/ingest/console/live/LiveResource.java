package nl.weerklank.ingest.console.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.console.Door;
import nl.weerklank.ingest.console.Outline;
import nl.weerklank.ingest.console.Pages;
import nl.weerklank.ingest.console.Streams;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.console.write.FollowUp;
import nl.weerklank.ingest.live.LiveAlert;
import nl.weerklank.ingest.live.LiveAlerts;
import nl.weerklank.ingest.watch.Watch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** One issued alert: how it reaches people, and what may follow. */
@Path("/console/live/{id}")
public class LiveResource {

    private final Door door;
    private final Pages pages;
    private final LiveAlerts alerts;
    private final LiveWriter writer;
    private final Watch watch;
    private final Streams streams;
    private final FollowUp followUp;
    private final InstantSource clock;

    LiveResource(
            Door door,
            Pages pages,
            LiveAlerts alerts,
            LiveWriter writer,
            Watch watch,
            Streams streams,
            FollowUp followUp,
            InstantSource clock) {
        this.door = door;
        this.pages = pages;
        this.alerts = alerts;
        this.writer = writer;
        this.watch = watch;
        this.streams = streams;
        this.followUp = followUp;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response show(@PathParam("id") String id) {
        return door.page(visitor -> alerts.alert(id)
                .map(alert ->
                        Door.html(pages.fill(visitor, sheet(alert), writer.write(visitor, alert, clock.instant()))))
                .orElseGet(() -> pages.message(visitor, 404, "not.found", "/console")));
    }

    @GET
    @Path("now")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response now(@PathParam("id") String id) {
        return door.part(visitor -> alerts.alert(id)
                .map(alert -> Door.html(
                        pages.fragment(visitor, sheet(alert), "now", writer.write(visitor, alert, clock.instant()))))
                .orElseGet(() -> Response.status(404).build()));
    }

    @GET
    @Path("map.json")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response map(@PathParam("id") String id) {
        return door.part(visitor -> alerts.alert(id)
                .map(alert -> Response.ok(ContractJson.write(map(alert)), MediaType.APPLICATION_JSON)
                        .build())
                .orElseGet(() -> Response.status(404).build()));
    }

    @GET
    @Path("stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(hidden = true)
    public Multi<OutboundSseEvent> stream(
            @PathParam("id") String id, @HeaderParam("Last-Event-ID") @Nullable String lastSeen, @Context Sse sse) {
        return streams.follow(lastSeen, sse, "alert", () -> {
            var version = alerts.alert(id)
                    .map(LiveAlert::latest)
                    .map(AlertEvent::version)
                    .orElse(0);
            var revision = writer.revision(version, watch.reaching(id));
            return new Streams.News(revision, revision);
        });
    }

    /** Begins what follows, pre-filled; a second person approves it like any other. */
    @POST
    @Path("follow")
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response follow(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return door.act(
                form.getFirst("csrf"),
                visitor -> alerts.alert(id)
                        .map(alert -> follow(visitor, alert, String.valueOf(form.getFirst("as"))))
                        .orElseGet(() -> pages.message(visitor, 404, "not.found", "/console")));
    }

    private Response follow(Visitor visitor, LiveAlert alert, String as) {
        var latest = alert.latest();
        if (!visitor.writes(latest.mode())) {
            return door.notAllowed(visitor, "WRITE", latest.alertId());
        }
        if (!alert.liveAt(clock.instant())) {
            return pages.message(visitor, 409, "live.over", "/console?tab=ended");
        }
        return Door.next(followUp.begin(visitor, latest, as));
    }

    private Map<String, Object> map(LiveAlert alert) {
        var target = alert.everywhere();
        var unreached = watch.reaching(alert.latest().alertId())
                .map(reaching -> cells(reaching.status().path("unreachedCells")))
                .orElse(target)
                .intersect(target);
        return Map.of(
                "target", Outline.of(target),
                "unreached", Outline.of(unreached),
                "reached", Outline.of(target.minus(unreached)));
    }

    private static CellSet cells(JsonNode compact) {
        var texts = new ArrayList<String>();
        compact.forEach(cell -> texts.add(cell.asText()));
        return CellSet.ofCompact(texts);
    }

    private static Pages.Sheet sheet(LiveAlert alert) {
        var latest = alert.latest();
        return Pages.Sheet.of(
                "console/live",
                nl.weerklank.ingest.console.home.Titles.of(latest.cap()).orElse(latest.alertId()),
                latest.mode(),
                "/console/live/" + latest.alertId(),
                "/kit/live.js",
                "/desk/live.js");
    }
}
