package nl.weerklank.dispatch.desk;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.letters.Letter;
import nl.weerklank.dispatch.letters.LetterShelf;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Dead letters: read, replayed, discarded. */
@Path("/api/v1/dead-letters")
@Tag(name = "dead letters")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD})
public class LetterResource {

    private final LetterShelf shelf;
    private final OperatorDesk desk;

    LetterResource(LetterShelf shelf, OperatorDesk desk) {
        this.shelf = shelf;
        this.desk = desk;
    }

    /** What is to be done about a letter. */
    public record Asked(
            @Schema(description = "The letter's id.") String letter,
            @Schema(description = "replay or discard.") String what,

            @Schema(description = "Why; goes on record with your name.") @Nullable
            String reason) {}

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The latest 300 dead letters of every topic, the newest first, and what was done about them")
    @APIResponse(responseCode = "503", description = "The broker does not answer (problem+json).")
    public List<Letter> list() {
        return shelf.letters();
    }

    @POST
    @Blocking
    @Path("care")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.OPERATOR_WORD)
    @Operation(
            summary = "Replay or discard a dead letter, with a reason",
            description =
                    "A replayed record goes to its topic as it was and is checked there as any other; what does not fit "
                            + "is a dead letter again. A discarded one stays readable until its topic forgets it.")
    @APIResponse(responseCode = "204", description = "Done, and on record.")
    @APIResponse(responseCode = "422", description = "Not as it was asked (problem+json).")
    public Uni<Void> care(Asked asked, @Context SecurityContext who) {
        var by = who.getUserPrincipal().getName();
        return Uni.createFrom()
                .completionStage(() ->
                        desk.care(String.valueOf(asked.letter()), String.valueOf(asked.what()), asked.reason(), by));
    }
}
