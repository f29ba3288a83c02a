package nl.weerklank.ingest.console.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.ingest.account.Caller;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.draft.SavedAreas;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Imports areas, so that authors find them by name: safety regions, municipalities, postcodes, or a centre's own. */
@Path("/api/v1/areas/{kind:safety-region|municipality|postcode|own}")
@RunOnVirtualThread
@Tag(name = "Areas", description = "Areas that authors find by name")
public class AreasResource {

    private static final List<String> CODES = List.of("code", "statcode", "postcode", "pc4", "id");
    private static final List<String> NAMES = List.of("name", "statnaam", "naam");

    private final SavedAreas areas;
    private final Audit audit;
    private final ObjectMapper json;
    private final SecurityIdentity identity;

    AreasResource(SavedAreas areas, Audit audit, ObjectMapper json, SecurityIdentity identity) {
        this.areas = areas;
        this.audit = audit;
        this.json = json;
        this.identity = identity;
    }

    /** What became of an import. */
    public record Imported(int kept, List<String> refused) {}

    @POST
    @Consumes({"application/geo+json", MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.AUTHOR_WORD)
    @Operation(
            operationId = "importAreas",
            summary = "Import a GeoJSON FeatureCollection; a feature of a known code replaces it",
            description =
                    "Each feature has a code (code, statcode, postcode, pc4 or id) and may have a name. A feature that"
                            + " cannot be alerted exactly, such as one with a hole, is refused and named.")
    public Response imported(@PathParam("kind") String kind, String body) {
        var person = Caller.of(identity);
        List<GeoJsonAreas.Feature> features;
        try {
            features = GeoJsonAreas.features(json, body);
        } catch (GeoJsonAreas.Refused e) {
            return Response.status(400)
                    .entity(new Imported(0, List.of(e.key())))
                    .build();
        }
        var kept = new ArrayList<SavedAreas.Area>();
        var refused = new ArrayList<String>();
        for (var feature : features) {
            var code = first(feature.properties(), CODES).orElse("");
            try {
                var polygons = new ArrayList<CapPolygon>();
                GeoJsonAreas.collect(feature.geometry(), polygons);
                if (code.isBlank() || polygons.isEmpty()) {
                    throw new GeoJsonAreas.Refused(code.isBlank() ? "geojson.name" : "geojson.none");
                }
                kept.add(new SavedAreas.Area(
                        kind,
                        code,
                        first(feature.properties(), NAMES).orElse(code),
                        feature.geometry().toString(),
                        feature.properties().path("approximate").asBoolean()));
            } catch (GeoJsonAreas.Refused e) {
                refused.add(code + " " + e.key());
            }
        }
        areas.keep(kept, person);
        audit.done(person.name(), "IMPORT_AREAS", kind, kept.size() + " kept, " + refused.size() + " refused");
        return Response.ok(new Imported(kept.size(), refused)).build();
    }

    private static Optional<String> first(JsonNode properties, List<String> names) {
        return names.stream()
                .map(properties::path)
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank())
                .findFirst();
    }
}
