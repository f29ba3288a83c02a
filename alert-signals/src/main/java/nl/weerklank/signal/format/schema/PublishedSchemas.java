package nl.weerklank.signal.format.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.resource.DisallowSchemaLoader;
import com.networknt.schema.resource.MapSchemaLoader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.weerklank.signal.format.ContentCheck;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Rule;
import nl.weerklank.signal.format.Unreadable;
import nl.weerklank.signal.format.text.Json;

/** The schemas of CSAF 2.0 and STIX 2.1 by their own addresses; a schema that is not there is never fetched. */
public final class PublishedSchemas implements ContentCheck {

    /** Nothing was fetched, so nothing is checked by it. */
    public static final PublishedSchemas NONE = new PublishedSchemas(Map.of());

    private static final Set<String> FORMATS = Set.of("csaf", "stix", "taxii");
    private static final String CSAF = "/csaf_json_schema.json";
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .pathType(PathType.JSON_POINTER)
            .formatAssertionsEnabled(false)
            .failFast(true)
            .build();

    private final Map<String, String> byAddress;
    private final JsonSchemaFactory factory;
    private final Map<String, JsonSchema> ready = new ConcurrentHashMap<>();

    private PublishedSchemas(Map<String, String> byAddress) {
        this.byAddress = Map.copyOf(byAddress);
        this.factory = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.values(list -> {
                    list.clear();
                    list.add(new MapSchemaLoader(this.byAddress));
                    list.add(DisallowSchemaLoader.getInstance());
                })));
    }

    /**
     * The schemas among these files; whatever names no address of its own is left out, and of two with one address the first counts.
     *
     * @throws IllegalArgumentException when a file is no JSON
     */
    public static PublishedSchemas of(Collection<byte[]> files) {
        var found = new HashMap<String, String>();
        for (var file : files) {
            try {
                var schema = Json.read(file);
                // older drafts write id, and CVSS puts a date behind it that nobody refers to
                var id = Json.text(schema, "$id").isEmpty() ? Json.text(schema, "id") : Json.text(schema, "$id");
                if (!id.isEmpty()) {
                    found.putIfAbsent(id.replaceFirst("[?#].*$", ""), new String(file, StandardCharsets.UTF_8));
                }
            } catch (Unreadable e) {
                throw new IllegalArgumentException("a schema is no JSON: " + e.getMessage(), e);
            }
        }
        return new PublishedSchemas(found);
    }

    /** Every signal and every noted object is held against the published schema of its kind, where that is there. */
    @Override
    public List<Entry> check(String format, byte[] raw, List<Entry> entries) {
        if (byAddress.isEmpty() || !FORMATS.contains(format) || !Json.looksLike(raw)) {
            return entries;
        }
        JsonNode root;
        try {
            root = Json.read(raw);
        } catch (Unreadable e) {
            return entries;
        }
        var checked = new ArrayList<Entry>(entries.size());
        for (var entry : entries) {
            var place = switch (entry) {
                case Entry.Taken taken -> Optional.of(taken.signal().raw().pointer());
                case Entry.Noted noted -> Optional.of(noted.place());
                case Entry.Linked linked -> Optional.<String>empty();
                case Entry.Refused refused -> Optional.<String>empty();
            };
            checked.add(place.<Entry>flatMap(at -> refusal(format, root, at).map(wrong -> wrong))
                    .orElse(entry));
        }
        return checked;
    }

    /** What the published schema says against what stands at that place; empty where it fits or no schema is there. */
    private Optional<Entry.Refused> refusal(String format, JsonNode root, String place) {
        var node = root.at(place);
        return address(format, node).flatMap(address -> {
            var schema = ready.computeIfAbsent(address, known -> factory.getSchema(SchemaLocation.of(known), CONFIG));
            return schema.validate(node).stream()
                    .findFirst()
                    .map(wrong -> new Entry.Refused(
                            Rule.SCHEMA_VIOLATION,
                            place + wrong.getInstanceLocation(),
                            "the published schema is broken: " + wrong.getType(),
                            "tell the source; validate its document with the published schema"));
        });
    }

    private Optional<String> address(String format, JsonNode node) {
        if (format.equals("csaf") && node.has("document")) {
            return ending(CSAF);
        }
        boolean stix = (format.equals("stix") || format.equals("taxii"))
                && node.path("type").isTextual();
        return stix ? ending("/" + node.path("type").asText() + ".json") : Optional.empty();
    }

    private Optional<String> ending(String end) {
        return byAddress.keySet().stream().filter(id -> id.endsWith(end)).findFirst();
    }
}
