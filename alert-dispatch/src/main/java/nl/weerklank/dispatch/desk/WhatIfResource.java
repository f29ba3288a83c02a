package nl.weerklank.dispatch.desk;

import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.weerklank.contract.account.Role;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.table.ChannelTables;
import nl.weerklank.dispatch.whatif.Loss;
import nl.weerklank.dispatch.whatif.WhatIf;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What if these channels are gone: whom nobody else covers, before it happens. */
@Path("/api/v1/what-if")
@Tag(name = "channels")
@RolesAllowed({Role.OPERATOR_WORD, Role.AUDITOR_WORD})
public class WhatIfResource {

    private final WhatIf whatIf;
    private final ChannelTables tables;
    private final List<String> channels;

    WhatIfResource(WhatIf whatIf, ChannelTables tables, DispatchConfig config) {
        this.whatIf = whatIf;
        this.tables = tables;
        this.channels = config.channels();
    }

    /** The answer. */
    public record Gone(
            Set<String> without,

            @Schema(description = "Whether channels that may not be used now count as gone already.")
            boolean onlyWorking,

            @Schema(description = "People in cells that some channel covers and none of the others does.")
            double peopleAlone,

            int cellsAlone,

            @Schema(description = "People of the whole map that all channels together are expected to reach.")
            double reachedWith,

            @Schema(description = "People that the others are expected to reach.")
            double reachedWithout,

            @Schema(description = "The difference of the two.")
            double lost,

            @Schema(description = "H3 cells, compacted, that none of the others covers.")
            List<String> cells) {}

    /** The same on a map. */
    public record OnMap(double peopleAlone, Map<String, Object> alone) {}

    @GET
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Without these channels: the people that no other covers, and how many fewer are reached")
    public Gone gone(@QueryParam("without") List<String> without, @QueryParam("working") boolean working) {
        return figures(without, working);
    }

    /** What {@link #gone} answers, for callers that have checked who asks. */
    @PermitAll
    public Gone figures(List<String> without, boolean working) {
        var loss = loss(without, working);
        return new Gone(
                new TreeSet<>(without),
                working,
                round(loss.peopleAlone()),
                loss.alone().size(),
                round(loss.reachedWith()),
                round(loss.reachedWithout()),
                round(loss.lost()),
                loss.alone().compact());
    }

    @GET
    @Blocking
    @Path("each")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The same for each channel by itself, without the cells")
    public List<Gone> each(@QueryParam("working") boolean working) {
        return figures(working);
    }

    /** What {@link #each} answers, for callers that have checked who asks. */
    @PermitAll
    public List<Gone> figures(boolean working) {
        var all = new ArrayList<Gone>();
        for (var channel : channels) {
            var gone = figures(List.of(channel), working);
            all.add(new Gone(
                    gone.without(),
                    working,
                    gone.peopleAlone(),
                    gone.cellsAlone(),
                    gone.reachedWith(),
                    gone.reachedWithout(),
                    gone.lost(),
                    List.of()));
        }
        return all;
    }

    @GET
    @Blocking
    @Path("map")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The cells that no other channel covers, as GeoJSON")
    public OnMap map(@QueryParam("without") List<String> without, @QueryParam("working") boolean working) {
        return shapes(without, working);
    }

    /** What {@link #map} answers, for callers that have checked who asks. */
    @PermitAll
    public OnMap shapes(List<String> without, boolean working) {
        var loss = loss(without, working);
        return new OnMap(round(loss.peopleAlone()), Shapes.multiPolygon(loss.alone()));
    }

    private Loss loss(List<String> without, boolean working) {
        for (var channel : without) {
            if (!channels.contains(channel)) {
                throw new RefusedException("there is no channel '%s'; there are %s".formatted(channel, channels));
            }
        }
        return whatIf.without(Set.copyOf(without), tables.views(), working);
    }

    private static double round(double people) {
        return Math.round(people * 10) / 10.0;
    }
}
