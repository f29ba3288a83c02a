package nl.weerklank.dispatch.console;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.account.Sessions.Session;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.desk.ChannelCards;
import nl.weerklank.dispatch.desk.WhatIfResource;
import nl.weerklank.dispatch.ledger.LedgerStore;
import nl.weerklank.dispatch.ledger.LedgerUnavailableException;
import nl.weerklank.dispatch.letters.LetterShelf;
import nl.weerklank.dispatch.letters.LettersUnavailableException;
import nl.weerklank.dispatch.state.LiveView;
import nl.weerklank.dispatch.status.Statuses;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The pages that an operator or an auditor looks at. */
@Path("/")
@PermitAll
@Blocking
public class Pages {

    private static final List<String> LIVE = List.of("/kit/live.js", "/operator/operator.js");

    private final Engine engine;
    private final Door door;
    private final Fragments fragments;
    private final ChannelCards cards;
    private final LiveView view;
    private final Statuses statuses;
    private final LetterShelf letters;
    private final LedgerStore ledger;
    private final WhatIfResource whatIf;
    private final List<String> channels;
    private final InstantSource clock;

    Pages(
            Engine engine,
            Door door,
            Fragments fragments,
            ChannelCards cards,
            LiveView view,
            Statuses statuses,
            LetterShelf letters,
            LedgerStore ledger,
            WhatIfResource whatIf,
            DispatchConfig config,
            InstantSource clock) {
        this.engine = engine;
        this.door = door;
        this.fragments = fragments;
        this.cards = cards;
        this.view = view;
        this.statuses = statuses;
        this.letters = letters;
        this.ledger = ledger;
        this.whatIf = whatIf;
        this.channels = config.channels();
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public Response home() {
        return channels();
    }

    @GET
    @Path("channels")
    @Operation(hidden = true)
    public Response channels() {
        return live("channels", door.say().of("op.channels"), new Live.Channels(), "/live/channels", page -> page);
    }

    @GET
    @Path("channels/{channel}")
    @Operation(hidden = true)
    public Response channel(@PathParam("channel") String name, @QueryParam("said") @Nullable String said) {
        return live(
                "channel",
                name,
                new Live.Channel(name),
                "/live/channels/" + name,
                page -> page.data("card", cards.find(name).orElseThrow())
                        .data("said", said)
                        .data("hour", Say.formTime(clock.instant().plus(Duration.ofHours(1)))));
    }

    @GET
    @Path("disseminations")
    @Operation(hidden = true)
    public Response disseminations() {
        return live(
                "disseminations",
                door.say().of("op.disseminations"),
                new Live.Disseminations(),
                "/live/disseminations",
                page -> page);
    }

    @GET
    @Path("disseminations/{id}")
    @Operation(hidden = true)
    public Response dissemination(@PathParam("id") String id, @QueryParam("said") @Nullable String said) {
        var found = view.find(id);
        return live(
                "dissemination",
                found.map(one -> one.headline()).orElse(id),
                new Live.One(id),
                "/live/disseminations/" + id,
                page -> {
                    var status = statuses.of(found.orElseThrow());
                    return page.data("status", status)
                            .data("failed", Fragments.failed(status))
                            .data("channels", channels)
                            .data("said", said);
                });
    }

    @GET
    @Path("dead-letters")
    @Operation(hidden = true)
    public Response letters(
            @QueryParam("said") @Nullable String said, @QueryParam("all") @DefaultValue("false") boolean all) {
        return page("letters", door.say().of("op.letters"), List.of(), page -> {
            try {
                var found = letters.letters();
                return page.data(
                                "letters",
                                found.stream()
                                        .filter(letter -> all || letter.open())
                                        .toList())
                        .data(
                                "seen",
                                found.stream().filter(letter -> !letter.open()).count())
                        .data("all", all)
                        .data("said", said)
                        .data("trouble", null);
            } catch (LettersUnavailableException e) {
                return page.data("letters", List.of())
                        .data("seen", 0)
                        .data("all", all)
                        .data("said", said)
                        .data("trouble", e.getMessage());
            }
        });
    }

    @GET
    @Path("ledger")
    @Operation(hidden = true)
    public Response ledger(@QueryParam("find") @DefaultValue("") String text) {
        return page("ledger", door.say().of("op.ledger"), List.of(), page -> {
            try {
                return page.data("alerts", ledger.alerts(text.strip()))
                        .data("find", text)
                        .data("trouble", null);
            } catch (LedgerUnavailableException e) {
                return page.data("alerts", List.of()).data("find", text).data("trouble", e.getMessage());
            }
        });
    }

    @GET
    @Path("ledger/{id}")
    @Operation(hidden = true)
    public Response record(@PathParam("id") String id, @QueryParam("kind") @DefaultValue("") String kind) {
        return page("ledger-one", door.say().of("op.ledger"), List.of(), page -> {
            try {
                var entries = ledger.of(id).stream().map(LedgerLine::of).toList();
                return page.data("id", id)
                        .data(
                                "entries",
                                entries.stream().filter(line -> line.is(kind)).toList())
                        .data("total", entries.size())
                        .data("kinds", LedgerLine.KINDS)
                        .data("kind", kind)
                        .data("trouble", null);
            } catch (LedgerUnavailableException e) {
                return page.data("id", id)
                        .data("entries", List.of())
                        .data("total", 0)
                        .data("kinds", LedgerLine.KINDS)
                        .data("kind", kind)
                        .data("trouble", e.getMessage());
            }
        });
    }

    @GET
    @Path("what-if")
    @Operation(hidden = true)
    public Response whatIf(
            @QueryParam("without") List<String> without,
            @QueryParam("working") @DefaultValue("false") boolean working) {
        var known = without.stream().filter(channels::contains).toList();
        return page(
                "what-if",
                door.say().of("op.what-if"),
                List.of("/operator/operator.js"),
                page -> page.data("channels", channels)
                        .data("without", known)
                        .data("working", working)
                        .data("each", whatIf.figures(working))
                        .data("gone", known.isEmpty() ? null : whatIf.figures(known, working)));
    }

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response signIn(@QueryParam("to") @Nullable String to) {
        return signIn(engine, door, to, null, 200);
    }

    static Response signIn(Engine engine, Door door, @Nullable String to, @Nullable String trouble, int status) {
        var say = door.say();
        var html = engine.getTemplate("operator/sign-in")
                .data("say", say)
                .data("frame", door.frame(say.of("op.sign-in"), false, null, List.of()))
                .data("to", to == null ? "/" : to)
                .data("trouble", trouble)
                .render();
        return door.page(html, status);
    }

    private Response live(
            String template, String title, Live live, String stream, UnaryOperator<TemplateInstance> more) {
        return inside(session -> {
            var fragment = fragments.render(live, door.language());
            if (fragment.isEmpty()) {
                return missing(session);
            }
            var frame = door.frame(title, fragments.exercise(live), session, LIVE);
            var page = base(template, session)
                    .data("frame", frame)
                    .data("src", stream)
                    .data("fragment", fragment.get());
            return door.page(more.apply(page).render(), 200);
        });
    }

    private Response page(String template, String title, List<String> scripts, UnaryOperator<TemplateInstance> more) {
        return inside(session -> door.page(
                more.apply(base(template, session).data("frame", door.frame(title, false, session, scripts)))
                        .render(),
                200));
    }

    private Response missing(Session session) {
        var say = door.say();
        return door.page(
                base("missing", session)
                        .data("frame", door.frame(say.of("op.missing"), false, session, List.of()))
                        .render(),
                404);
    }

    private Response inside(Function<Session, Response> answer) {
        return door.session(true).map(answer).orElseGet(door::signInFirst);
    }

    private TemplateInstance base(String template, Session session) {
        return engine.getTemplate("operator/" + template)
                .data("say", door.say())
                .data("operator", session.may(Role.OPERATOR));
    }
}
