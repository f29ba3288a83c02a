package nl.weerklank.signal.format.cyber;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.signal.format.cyber.CsafRules.Broken;
import nl.weerklank.signal.format.text.Json;
import org.jspecify.annotations.Nullable;

/** Products and groups of an advisory: each defined once, none used without being defined, none defined by itself, none in two states (6.1.1 to 6.1.6). */
final class CsafProducts {

    private static final List<Set<String>> STATES = List.of(
            Set.of("first_affected", "known_affected", "last_affected"),
            Set.of("known_not_affected"),
            Set.of("first_fixed", "fixed"),
            Set.of("under_investigation"));

    private final JsonNode root;
    private final Set<String> products = new HashSet<>();
    private final Set<String> groups = new HashSet<>();
    private final Map<String, List<String>> madeOf = new HashMap<>();
    private @Nullable Broken first;

    CsafProducts(JsonNode root) {
        this.root = root;
    }

    Optional<Broken> broken() {
        var tree = root.path("product_tree");
        tree.path("full_product_names").forEach(this::define);
        tree.path("branches").forEach(this::branch);
        for (var relationship : tree.path("relationships")) {
            define(relationship.path("full_product_name"));
            madeOf.put(
                    Json.text(relationship.path("full_product_name"), "product_id"),
                    List.of(
                            Json.text(relationship, "product_reference"),
                            Json.text(relationship, "relates_to_product_reference")));
        }
        for (var group : tree.path("product_groups")) {
            group(group);
        }
        for (var relationship : tree.path("relationships")) {
            use(relationship.path("product_reference"), "/product_tree/relationships");
            use(relationship.path("relates_to_product_reference"), "/product_tree/relationships");
        }
        circles();
        int number = 0;
        for (var vulnerability : root.path("vulnerabilities")) {
            uses(vulnerability, "/vulnerabilities/" + number);
            states(vulnerability.path("product_status"), "/vulnerabilities/" + number++ + "/product_status");
        }
        return Optional.ofNullable(first);
    }

    private void branch(JsonNode branch) {
        if (branch.has("product")) {
            define(branch.path("product"));
        }
        branch.path("branches").forEach(this::branch);
    }

    private void define(JsonNode product) {
        var id = Json.text(product, "product_id");
        if (!id.isEmpty() && !products.add(id)) {
            found("6.1.2", "/product_tree", "a product id is defined twice");
        }
    }

    private void group(JsonNode group) {
        var id = Json.text(group, "group_id");
        if (!groups.add(id)) {
            found("6.1.5", "/product_tree/product_groups", "a group id is defined twice");
        }
        for (var product : group.path("product_ids")) {
            use(product, "/product_tree/product_groups");
        }
    }

    private void use(JsonNode product, String place) {
        if (product.isTextual() && !products.contains(product.asText())) {
            found("6.1.1", place, "a product is used that is not defined");
        }
    }

    /** Every list of products and groups within a vulnerability, wherever it stands. */
    private void uses(JsonNode node, String place) {
        node.properties().forEach(field -> {
            var here = place + "/" + field.getKey();
            switch (field.getKey()) {
                case "product_ids", "products" -> field.getValue().forEach(id -> use(id, here));
                case "group_ids" ->
                    field.getValue().forEach(id -> {
                        if (!groups.contains(id.asText())) {
                            found("6.1.4", here, "a group is used that is not defined");
                        }
                    });
                case "product_status" -> field.getValue().forEach(list -> list.forEach(id -> use(id, here)));
                default -> {
                    if (field.getValue().isArray()) {
                        field.getValue().forEach(item -> uses(item, here));
                    }
                }
            }
        });
    }

    private void states(JsonNode status, String place) {
        var seen = new HashMap<String, Integer>();
        for (int state = 0; state < STATES.size(); state++) {
            for (var name : STATES.get(state)) {
                for (var id : status.path(name)) {
                    var earlier = seen.putIfAbsent(id.asText(), state);
                    if (earlier != null && earlier != state) {
                        found("6.1.6", place, "a product is in two states that contradict each other");
                    }
                }
            }
        }
    }

    private void circles() {
        for (var id : madeOf.keySet()) {
            if (leadsTo(id, id, new HashSet<>())) {
                found("6.1.3", "/product_tree/relationships", "a product is defined by itself");
            }
        }
    }

    private boolean leadsTo(String from, String target, Set<String> visited) {
        for (var id : madeOf.getOrDefault(from, List.of())) {
            if (id.equals(target) || visited.add(id) && leadsTo(id, target, visited)) {
                return true;
            }
        }
        return false;
    }

    private void found(String test, String place, String message) {
        if (first == null) {
            first = new Broken(test, place, message);
        }
    }
}
