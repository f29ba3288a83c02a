package nl.weerklank.ingest.console.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.console.Words;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertIds;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.alert.Lane;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.ingest.console.Door;
import nl.weerklank.ingest.console.Pages;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Composition;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.draft.Writing;
import nl.weerklank.ingest.watch.Previews;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What each channel would make of the words, while they are typed and before anything is kept. */
@Path("/console/preview/{id}")
@RunOnVirtualThread
public class PreviewResource {

    /** Where a draft without an area is thought to go, so that its words can be shown all the same. */
    private static final CellSet SOMEWHERE = CellSet.of(H3Map.cellAt(52.09, 5.12));

    private final Door door;
    private final Pages pages;
    private final Drafts drafts;
    private final Desks desks;
    private final Previews previews;

    PreviewResource(Door door, Pages pages, Drafts drafts, Desks desks, Previews previews) {
        this.door = door;
        this.pages = pages;
        this.drafts = drafts;
        this.desks = desks;
        this.previews = previews;
    }

    /** For template {@code console/preview}. */
    public record View(String id, boolean complete, List<Card> cards) {}

    /** One channel in one language. */
    public record Card(
            String channel,
            String name,
            String language,
            String text,
            List<String> facts,
            List<String> shortened,
            boolean sound) {}

    @POST
    @Operation(hidden = true)
    public Response preview(@PathParam("id") String id, MultivaluedMap<String, String> form) {
        return door.act(
                form.getFirst("csrf"),
                visitor -> with(visitor, id)
                        .map(draft -> show(visitor, draft, Forms.what(draft.writing(), form)))
                        .orElseGet(() -> Response.status(404).build()));
    }

    /** As it is kept, for the last look. */
    @GET
    @Operation(hidden = true)
    public Response preview(@PathParam("id") String id) {
        return door.part(visitor -> with(visitor, id)
                .map(draft -> show(visitor, draft, draft.writing()))
                .orElseGet(() -> Response.status(404).build()));
    }

    @GET
    @Path("sound/{channel}/{language}")
    @Operation(hidden = true)
    public Response sound(
            @PathParam("id") String id, @PathParam("channel") String channel, @PathParam("language") String language) {
        return door.part(visitor -> with(visitor, id)
                .flatMap(draft -> previews.sound(event(draft, draft.writing()), channel, language))
                .map(wav -> Response.ok(wav, "audio/wav").build())
                .orElseGet(() -> Response.status(404).build()));
    }

    private Optional<Draft> with(Visitor visitor, String id) {
        return drafts.find(id).filter(draft -> visitor.writes(draft.mode()));
    }

    private Response show(Visitor visitor, Draft draft, Writing writing) {
        var answered = previews.of(event(draft, writing));
        var cards = new ArrayList<Card>();
        for (var channel : answered.channels()) {
            for (var part : channel.path("parts")) {
                cards.add(card(visitor.words(), channel, part));
            }
        }
        var sheet = Pages.Sheet.of("console/preview", "", draft.mode(), "/console");
        return Door.html(pages.fill(visitor, sheet, new View(draft.id(), answered.complete(), cards)));
    }

    private static Card card(Words words, JsonNode channel, JsonNode part) {
        var facts = new ArrayList<String>();
        part.path("facts").properties().forEach(fact -> {
            var key = "fact." + fact.getKey();
            facts.add(
                    words.has(key)
                            ? words.of(key, fact.getValue().asText())
                            : fact.getKey() + ": " + fact.getValue().asText());
        });
        facts.sort(null);
        var shortened = new ArrayList<String>();
        part.path("shortened")
                .forEach(each -> shortened.add(
                        words.has("part." + each.asText()) ? words.of("part." + each.asText()) : each.asText()));
        var name = channel.path("channel").asText();
        return new Card(
                name,
                words.has("channel." + name) ? words.of("channel." + name) : name,
                part.path("language").asText(),
                part.path("text").asText(),
                facts,
                shortened,
                part.path("sound").asBoolean());
    }

    /** The event as it would be issued now. */
    private AlertEvent event(Draft draft, Writing writing) {
        var now = desks.clock().instant();
        var cap = Composition.of(draft.writing(writing), now);
        var target = desks.target(writing);
        return new AlertEvent(
                AlertEvent.SCHEMA,
                AlertIds.ofFirstMessage(cap.sender(), cap.identifier()),
                1,
                kind(writing.type()),
                draft.mode(),
                Lane.of(cap.infos()),
                now,
                now.plusSeconds(Math.max(60, Math.round(writing.hours() * 3600))),
                new Authority.Mandated("preview", cap.sender(), now),
                target.isEmpty() ? SOMEWHERE : target,
                cap);
    }

    private static AlertKind kind(CapMsgType type) {
        return switch (type) {
            case UPDATE -> AlertKind.UPDATE;
            case CANCEL -> AlertKind.CANCEL;
            default -> AlertKind.ALERT;
        };
    }
}
