package nl.weerklank.dispatch.status;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.ledger.LedgerEntry;
import nl.weerklank.dispatch.ledger.LedgerStore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is on record of one alert, from the database; the only endpoint that needs it. */
@Path("/api/v1/disseminations/{id}/ledger")
@Tag(name = "ledger")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD})
public class LedgerResource {

    private final LedgerStore store;

    LedgerResource(LedgerStore store) {
        this.store = store;
    }

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Everything on record of one alert, oldest first: versions, decisions, orders, reports, dead letters")
    @APIResponse(
            responseCode = "503",
            description = "The database does not answer (problem+json); alerts go on all the same.")
    public List<LedgerEntry> of(@PathParam("id") String id) {
        var entries = store.of(id);
        if (entries.isEmpty()) {
            throw new UnknownAlertException("nothing is on record of alert '%s'".formatted(id));
        }
        return entries;
    }
}
