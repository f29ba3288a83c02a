package nl.weerklank.dispatch.status;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.table.ChannelTables;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The channels as dispatch sees them. */
@Path("/api/v1/channels")
@Tag(name = "channels")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD, Role.AUTHOR_WORD, Role.APPROVER_WORD})
public class ChannelResource {

    private final ChannelTables tables;

    ChannelResource(ChannelTables tables) {
        this.tables = tables;
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Each configured channel: state, reason, heartbeat, permission and coverage")
    public List<ChannelStatusView> list() {
        return tables.views().stream().map(ChannelStatusView::of).toList();
    }
}
