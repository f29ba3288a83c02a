package nl.weerklank.ingest.console;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.session.Sessions;
import nl.weerklank.ingest.session.SignIn;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Signing in and out at the console. */
@Path("/console")
@RunOnVirtualThread
public class SignInResource {

    private static final int TOO_MANY = 429;

    private final Door door;
    private final Pages pages;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Audit audit;
    private final ConsoleConfig config;

    SignInResource(Door door, Pages pages, Sessions sessions, SignIn signIn, Audit audit, ConsoleConfig config) {
        this.door = door;
        this.pages = pages;
        this.sessions = sessions;
        this.signIn = signIn;
        this.audit = audit;
        this.config = config;
    }

    /** For template {@code console/sign-in}. */
    public record View(String next, String name, @Nullable String problem) {}

    @GET
    @Path("sign-in")
    @Operation(hidden = true)
    public Response show(@QueryParam("next") @DefaultValue("/console") String next) {
        return page(200, new View(onward(next), "", null));
    }

    @POST
    @Path("sign-in")
    @Operation(hidden = true)
    public Response signIn(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @FormParam("code") @Nullable String code,
            @FormParam("next") @DefaultValue("/console") String next) {
        if (!door.sameOrigin()) {
            audit.refused(name, "FORM_FORGED", "sign-in", null);
            return page(403, new View(onward(next), name, door.words().of("form.forged")));
        }
        return switch (signIn.prove(name, password, code)) {
            case SignIn.Outcome.Proven proven -> {
                sessions.end(door.secret());
                var begun = sessions.begin(proven.account().name());
                audit.done(proven.account().name(), "SIGNED_IN", null, null);
                yield door.finished(Response.seeOther(URI.create(onward(next))).cookie(door.cookie(begun.secret(), (int)
                        config.longest().toSeconds())));
            }
            case SignIn.Outcome.Wrong wrong -> {
                audit.refused(name, "SIGN_IN", null, "WRONG");
                yield page(401, new View(onward(next), name, door.words().of("sign-in.wrong")));
            }
            case SignIn.Outcome.Locked locked -> {
                audit.refused(name, "SIGN_IN", null, "LOCKED");
                yield page(
                        TOO_MANY,
                        new View(
                                onward(next),
                                name,
                                door.words().of("sign-in.locked", locked.left().toSeconds() + 1)));
            }
        };
    }

    @POST
    @Path("sign-out")
    @Operation(hidden = true)
    public Response signOut(@FormParam("csrf") @Nullable String csrf) {
        return door.act(csrf, visitor -> {
            sessions.end(door.secret());
            audit.done(visitor.name(), "SIGNED_OUT", null, null);
            return Response.seeOther(URI.create("/console/sign-in"))
                    .cookie(door.cookie("", 0))
                    .build();
        });
    }

    private Response page(int status, View view) {
        var words = door.words();
        var sheet = new Pages.Sheet("console/sign-in", words.of("sign-in.title"), false, List.of(), "/console/sign-in");
        return door.finished(Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(pages.open(words, sheet, view)));
    }

    /** Only a page of this console: never another site's. */
    private static String onward(String next) {
        return next.matches("/console([/?][A-Za-z0-9/?&=._%+-]*)?") && !next.contains("//") ? next : "/console";
    }
}
