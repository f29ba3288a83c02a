package nl.weerklank.signal.format.cyber;

import java.util.List;
import java.util.Map;

/** What each type of object must have beside what all have (STIX 2.1 §4 and §5). */
final class StixFields {

    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("attack-pattern", List.of("name")),
            Map.entry("campaign", List.of("name")),
            Map.entry("course-of-action", List.of("name")),
            Map.entry("grouping", List.of("context", "object_refs")),
            Map.entry("identity", List.of("name")),
            Map.entry("incident", List.of("name")),
            Map.entry("indicator", List.of("pattern", "pattern_type", "valid_from")),
            Map.entry("infrastructure", List.of("name")),
            Map.entry("intrusion-set", List.of("name")),
            Map.entry("malware", List.of("is_family")),
            Map.entry("malware-analysis", List.of("product")),
            Map.entry("note", List.of("content", "object_refs")),
            Map.entry("observed-data", List.of("first_observed", "last_observed", "number_observed")),
            Map.entry("opinion", List.of("opinion", "object_refs")),
            Map.entry("report", List.of("name", "published", "object_refs")),
            Map.entry("threat-actor", List.of("name")),
            Map.entry("tool", List.of("name")),
            Map.entry("vulnerability", List.of("name")),
            Map.entry("relationship", List.of("relationship_type", "source_ref", "target_ref")),
            Map.entry("sighting", List.of("sighting_of_ref")));

    private StixFields() {}

    static List<String> required(String type) {
        return REQUIRED.getOrDefault(type, List.of());
    }
}
