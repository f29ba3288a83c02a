package nl.weerklank.ingest.preflight;

import java.util.List;

/**
 * One thing that a preflight found.
 *
 * @param rule stable id, and the key of its words
 * @param blocks whether it keeps the alert from being handed on; what does not needs a reason on record
 * @param values for the places in its words
 */
public record Finding(String rule, boolean blocks, List<String> values) {

    public Finding {
        values = List.copyOf(values);
    }

    static Finding error(String rule, String... values) {
        return new Finding(rule, true, List.of(values));
    }

    static Finding warning(String rule, String... values) {
        return new Finding(rule, false, List.of(values));
    }

    /** Under which a reason is kept: the rule and what it was found in. */
    public String name() {
        return values.isEmpty() ? rule : rule + " " + String.join(" ", values);
    }
}
