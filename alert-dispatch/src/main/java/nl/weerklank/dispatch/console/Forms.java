package nl.weerklank.dispatch.console;

import io.quarkus.qute.Engine;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import nl.weerklank.dispatch.account.Sessions.Session;
import nl.weerklank.dispatch.account.SignIn;
import nl.weerklank.dispatch.desk.OperatorDesk;
import nl.weerklank.dispatch.desk.RefusedException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The forms of the pages; a form that does not carry its session's secret does nothing, and is logged. */
@Path("/")
@PermitAll
@Blocking
public class Forms {

    private static final Logger LOG = Logger.getLogger(Forms.class);
    private static final int SHIFT_SECONDS = 12 * 3600;

    private final Engine engine;
    private final Door door;
    private final SignIn signIn;
    private final OperatorDesk desk;

    Forms(Engine engine, Door door, SignIn signIn, OperatorDesk desk) {
        this.engine = engine;
        this.door = door;
        this.signIn = signIn;
        this.desk = desk;
    }

    @POST
    @Path("sign-in")
    @Operation(hidden = true)
    public Response signIn(
            @FormParam("name") @Nullable String name,
            @FormParam("password") @Nullable String password,
            @FormParam("code") @Nullable String code,
            @FormParam("to") @Nullable String to) {
        var attempt =
                signIn.attempt(name == null ? "" : name, password == null ? "" : password, code == null ? "" : code);
        return switch (attempt) {
            case SignIn.Attempt.In(String secret) ->
                Response.seeOther(URI.create(inside(to)))
                        .cookie(Door.cookie(Door.COOKIE, secret, SHIFT_SECONDS))
                        .build();
            case SignIn.Attempt.No no -> {
                LOG.warnf("sign-in refused account=%s", name);
                yield Pages.signIn(engine, door, to, door.say().of("op.sign-in.wrong"), 401);
            }
            case SignIn.Attempt.Wait(long seconds) -> {
                LOG.warnf("sign-in kept waiting account=%s seconds=%d", name, seconds);
                yield Pages.signIn(engine, door, to, door.say().words().of("op.sign-in.wait", seconds), 429);
            }
        };
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut(@FormParam("csrf") @Nullable String csrf) {
        door.session(true)
                .filter(session -> door.genuine(session, csrf))
                .ifPresent(session -> signIn.end(door.secret()));
        return Response.seeOther(URI.create("/sign-in"))
                .cookie(Door.cookie(Door.COOKIE, "", 0))
                .build();
    }

    @POST
    @Path("channels/{channel}")
    @Operation(hidden = true)
    public Response rule(
            @PathParam("channel") String channel,
            @FormParam("csrf") @Nullable String csrf,
            @FormParam("ruling") @Nullable String ruling,
            @FormParam("until") @Nullable String until,
            @FormParam("comment") @Nullable String comment) {
        var end = moment(until);
        return done(
                csrf,
                "/channels/" + Door.encoded(channel),
                session -> desk.rule(
                        channel,
                        String.valueOf(ruling),
                        "maintenance".equals(ruling) ? end : null,
                        comment,
                        session.name()));
    }

    @POST
    @Path("disseminations/{id}")
    @Operation(hidden = true)
    public Response step(
            @PathParam("id") String id,
            @FormParam("csrf") @Nullable String csrf,
            @FormParam("version") int version,
            @FormParam("step") @Nullable String step,
            @FormParam("order") @Nullable String order,
            @FormParam("channel") @Nullable String channel,
            @FormParam("reason") @Nullable String reason) {
        return done(
                csrf,
                "/disseminations/" + Door.encoded(id),
                session -> desk.step(
                        id,
                        version,
                        String.valueOf(step),
                        "retry".equals(step) ? order : channel,
                        reason,
                        session.name()));
    }

    @POST
    @Path("dead-letters")
    @Operation(hidden = true)
    public Response care(
            @FormParam("csrf") @Nullable String csrf,
            @FormParam("letter") @Nullable String letter,
            @FormParam("what") @Nullable String what,
            @FormParam("reason") @Nullable String reason) {
        return done(
                csrf,
                "/dead-letters",
                session -> desk.care(String.valueOf(letter), String.valueOf(what), reason, session.name()));
    }

    private Response done(@Nullable String csrf, String back, Function<Session, CompletionStage<?>> act) {
        var session = door.operator(csrf);
        if (session.isEmpty()) {
            LOG.warnf("form refused path=%s: no operator's session, or not from its page", back);
            return door.session(true).isPresent()
                    ? Response.seeOther(URI.create(
                                    back + "?said=" + Door.encoded(door.say().of("op.forged"))))
                            .build()
                    : door.signInFirst();
        }
        String said;
        try {
            act.apply(session.get()).toCompletableFuture().join();
            said = door.say().of("op.done");
        } catch (RefusedException e) {
            said = String.valueOf(e.getMessage());
        } catch (CompletionException e) {
            LOG.warnf("step by hand not on record path=%s cause=%s", back, e.getMessage());
            said = door.say().of("op.not-on-record");
        }
        return Response.seeOther(URI.create(back + "?said=" + Door.encoded(said)))
                .build();
    }

    private static @Nullable Instant moment(@Nullable String formTime) {
        try {
            return formTime == null || formTime.isBlank() ? null : Say.moment(formTime);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Only to a page of our own. */
    private static String inside(@Nullable String to) {
        return to != null && to.matches("/[A-Za-z0-9/_-]*") && !to.startsWith("//") ? to : "/";
    }
}
