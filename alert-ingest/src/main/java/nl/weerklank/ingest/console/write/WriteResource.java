package nl.weerklank.ingest.console.write;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.console.Door;
import nl.weerklank.ingest.console.Outline;
import nl.weerklank.ingest.console.Pages;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.draft.Saved;
import nl.weerklank.ingest.draft.Writing;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where an author writes: each step is kept before the next one shows. */
@Path("/console")
@RunOnVirtualThread
public class WriteResource {

    private static final int MOST_AREAS = 50;

    private final Door door;
    private final Pages pages;
    private final Drafts drafts;
    private final Steps steps;
    private final Hazards hazards;
    private final Gazetteer gazetteer;
    private final Desks desks;
    private final Audit audit;
    private final ObjectMapper json;

    WriteResource(
            Door door,
            Pages pages,
            Drafts drafts,
            Steps steps,
            Hazards hazards,
            Gazetteer gazetteer,
            Desks desks,
            Audit audit,
            ObjectMapper json) {
        this.door = door;
        this.pages = pages;
        this.drafts = drafts;
        this.steps = steps;
        this.hazards = hazards;
        this.gazetteer = gazetteer;
        this.desks = desks;
        this.audit = audit;
        this.json = json;
    }

    @GET
    @Path("new")
    @Operation(hidden = true)
    public Response begin() {
        return door.page(visitor -> steps.begin(visitor));
    }

    @POST
    @Path("new")
    @Operation(hidden = true)
    public Response begin(MultivaluedMap<String, String> form) {
        return door.act(form.getFirst("csrf"), visitor -> {
            var mode = "EXERCISE".equals(form.getFirst("mode")) ? Mode.EXERCISE : Mode.LIVE;
            if (!visitor.writes(mode)) {
                return door.notAllowed(visitor, "WRITE", mode.name());
            }
            var sender = desks.sender(visitor);
            var writing = hazards.begin(Forms.text(form, "template"), sender).orElseGet(() -> Writing.blank(sender));
            var draft = drafts.begin(mode, visitor.person(), writing);
            audit.done(visitor.name(), "WRITE", draft.id(), writing.template());
            return Door.next("/console/drafts/" + draft.id() + "/what");
        });
    }

    @GET
    @Path("drafts/{id}")
    @Operation(hidden = true)
    public Response open(@PathParam("id") String id) {
        return door.page(visitor -> Door.next("/console/drafts/" + id + "/what"));
    }

    @GET
    @Path("drafts/{id}/{step:what|where|time|check}")
    @Operation(hidden = true)
    public Response show(
            @PathParam("id") String id,
            @PathParam("step") String step,
            @QueryParam("q") @DefaultValue("") String search) {
        return door.page(visitor -> with(visitor, id, draft -> steps.show(200, visitor, draft, step, search, null)));
    }

    @GET
    @Path("drafts/{id}/area.json")
    @Operation(hidden = true)
    public Response area(@PathParam("id") String id) {
        return door.part(visitor -> drafts.find(id)
                .map(draft -> Response.ok(
                                ContractJson.write(Outline.of(desks.target(draft.writing()))),
                                MediaType.APPLICATION_JSON)
                        .build())
                .orElseGet(() -> Response.status(404).build()));
    }

    @POST
    @Path("drafts/{id}/what")
    @Operation(hidden = true)
    public Response what(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return save(id, form, "where", writing -> Forms.what(writing, form));
    }

    @POST
    @Path("drafts/{id}/time")
    @Operation(hidden = true)
    public Response time(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return save(id, form, "check", writing -> Forms.time(writing, form));
    }

    @POST
    @Path("drafts/{id}/where")
    @Operation(hidden = true)
    public Response where(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return door.act(
                form.getFirst("csrf"),
                visitor -> with(visitor, id, draft -> {
                    var areas = new ArrayList<>(draft.writing().areas());
                    try {
                        change(areas, form);
                    } catch (GeoJsonAreas.Refused e) {
                        return steps.show(422, visitor, draft, "where", "", e.key());
                    }
                    return kept(
                            visitor,
                            draft,
                            drafts.save(
                                    id,
                                    Forms.version(form),
                                    visitor.person(),
                                    draft.writing().where(areas)),
                            draft.writing().where(areas),
                            "where");
                }));
    }

    @POST
    @Path("drafts/{id}/discard")
    @Operation(hidden = true)
    public Response discard(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return door.act(
                form.getFirst("csrf"),
                visitor -> with(visitor, id, draft -> {
                    var saved = drafts.discard(id, Forms.version(form), visitor.person());
                    if (saved instanceof Saved.Kept) {
                        audit.done(
                                visitor.name(), "DISCARD", id, draft.writing().headline());
                        return Door.next("/console?tab=drafts");
                    }
                    return kept(visitor, draft, saved, draft.writing(), "what");
                }));
    }

    @POST
    @Path("drafts/{id}/submit")
    @Operation(hidden = true)
    public Response submit(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return door.act(
                form.getFirst("csrf"), visitor -> with(visitor, id, draft -> steps.submit(visitor, draft, form)));
    }

    private void change(List<CapArea> areas, MultivaluedMap<String, String> form) throws GeoJsonAreas.Refused {
        var remove = form.getFirst("remove");
        if (remove != null) {
            var index = Forms.number(remove).map(Double::intValue).orElse(-1);
            if (index >= 0 && index < areas.size()) {
                areas.remove((int) index);
            }
            return;
        }
        if (areas.size() >= MOST_AREAS) {
            throw new GeoJsonAreas.Refused("geojson.too-many");
        }
        var found = form.getFirst("found");
        var geoJson = Forms.text(form, "geojson");
        var circle = form.getFirst("circle");
        if (found != null && !found.isBlank()) {
            var radius = "radius".equals(form.getFirst("as"))
                    ? Forms.number(form.getFirst("radius"))
                            .filter(km -> km > 0 && km <= 100)
                            .orElse(2.0)
                    : null;
            gazetteer.area(found, radius).ifPresent(areas::add);
        } else if (circle != null && !circle.isBlank()) {
            areas.add(Circles.parse(circle, Forms.text(form, "name")));
        } else if (!geoJson.isBlank()) {
            areas.add(new CapArea(name(form), GeoJsonAreas.polygons(json, geoJson), List.of(), List.of(), null, null));
        }
    }

    private static String name(MultivaluedMap<String, String> form) throws GeoJsonAreas.Refused {
        var name = Forms.text(form, "name").strip();
        if (name.isEmpty()) {
            throw new GeoJsonAreas.Refused("geojson.name");
        }
        return name;
    }

    private interface OnDraft {
        Response of(Draft draft);
    }

    /** The draft, if this person may work on it. */
    private Response with(Visitor visitor, String id, OnDraft work) {
        var found = drafts.find(id);
        if (found.isEmpty()) {
            return pages.message(visitor, 404, "not.found", "/console");
        }
        var draft = found.get();
        if (!visitor.writes(draft.mode())) {
            return door.notAllowed(visitor, "WRITE", id);
        }
        if (draft.state() != Draft.State.OPEN) {
            return pages.message(visitor, 409, "draft.closed", "/console");
        }
        return work.of(draft);
    }

    private Response save(String id, MultivaluedMap<String, String> form, String next, UnaryOperator<Writing> change) {
        return door.act(
                form.getFirst("csrf"),
                visitor -> with(visitor, id, draft -> {
                    var mine = change.apply(draft.writing());
                    var saved = drafts.save(id, Forms.version(form), visitor.person(), mine);
                    return kept(visitor, draft, saved, mine, go(form.getFirst("go"), next));
                }));
    }

    private Response kept(Visitor visitor, Draft seen, Saved saved, Writing mine, String next) {
        return switch (saved) {
            case Saved.Kept kept -> Door.next("/console/drafts/" + seen.id() + "/" + next);
            case Saved.ChangedMeanwhile changed -> {
                audit.refused(visitor.name(), "WRITE", seen.id(), "CHANGED_MEANWHILE");
                yield steps.conflict(visitor, changed.now(), mine);
            }
            case Saved.Closed closed -> pages.message(visitor, 409, "draft.closed", "/console");
            case Saved.Unknown unknown -> pages.message(visitor, 404, "not.found", "/console");
        };
    }

    private static String go(@Nullable String wanted, String next) {
        return wanted != null && List.of("what", "where", "time", "check").contains(wanted) ? wanted : next;
    }
}
