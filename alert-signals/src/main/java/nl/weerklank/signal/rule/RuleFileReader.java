package nl.weerklank.signal.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.signal.Hazard;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads a rule file (YAML; its form is in docs/rules.md). Every mistake is one sentence that names the rule. */
public final class RuleFileReader {

    private static final ObjectMapper FORM = ContractJson.newMapper()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final int MOST_LETTERS = 1_000_000;
    private static final Duration USUAL_AGE = Duration.ofMinutes(30);
    private static final double USUAL_TRUST = 0.5;
    private static final String USUAL_SENDER = "signals@weerklank.example";

    private RuleFileReader() {}

    /** @throws IllegalArgumentException with the rule and what is wrong with it */
    public static RuleFile read(String yaml) {
        var written = written(yaml);
        var rules = new ArrayList<Rule>();
        for (var rule : orEmpty(written.list())) {
            try {
                rules.add(rule(form(rule, WrittenRule.class), written));
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new IllegalArgumentException("rule '" + rule.path("id").asText() + "': " + e.getMessage(), e);
            }
        }
        return new RuleFile(
                Objects.requireNonNull(written.rules(), "the file says its name as 'rules: NAME'"),
                Objects.requireNonNull(written.version(), "the file says its 'version'"),
                Boolean.TRUE.equals(written.sample()),
                rules);
    }

    private static Written written(String yaml) {
        var limits = new LoaderOptions();
        limits.setAllowDuplicateKeys(false);
        limits.setMaxAliasesForCollections(10);
        limits.setCodePointLimit(MOST_LETTERS);
        try {
            Object tree = new Yaml(new SafeConstructor(limits)).load(yaml);
            if (tree == null) {
                throw new IllegalArgumentException("the file is empty");
            }
            return form(FORM.valueToTree(tree), Written.class);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("no YAML: " + e.getMessage(), e);
        }
    }

    private static <T> T form(JsonNode tree, Class<T> type) {
        try {
            return FORM.treeToValue(tree, type);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    "there is no field '" + e.getPropertyName() + "' here; there are " + e.getKnownPropertyIds(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    private static Rule rule(WrittenRule written, Written file) {
        var trigger = word(written.looksAt(), "signal");
        if (!trigger.equals("signal") && !trigger.equals("silence")) {
            throw unknown("thing to look at (signal or silence)", trigger);
        }
        var silence = trigger.equals("silence");
        return new Rule(
                Objects.requireNonNull(written.id(), "a rule has an 'id'"),
                String.valueOf(file.rules()),
                file.version() == null ? 0 : file.version(),
                Boolean.TRUE.equals(file.sample()),
                silence ? Rule.Trigger.SILENCE : Rule.Trigger.SIGNAL,
                hazards(orEmpty(written.hazards())),
                area(written.area(), written.id()),
                Objects.requireNonNull(written.when(), "a rule has a condition 'when'")
                        .strip(),
                written.over() == null ? "" : written.over().strip(),
                duration(written.window(), Duration.ZERO, "window"),
                duration(written.maxAge(), USUAL_AGE, "maxAge"),
                written.minTrust() == null ? USUAL_TRUST : written.minTrust(),
                outcome(written));
    }

    private static RuleOutcome outcome(WrittenRule written) {
        var given = new ArrayList<RuleOutcome>();
        if (written.note() != null) {
            given.add(new RuleOutcome.Note(written.note()));
        }
        if (written.proposal() != null) {
            given.add(new RuleOutcome.Proposal(template(written.proposal())));
        }
        if (written.automatic() != null) {
            var mandate = Objects.requireNonNull(written.automatic().mandate(), "automatic names its 'mandate'");
            given.add(new RuleOutcome.Automatic(template(written.automatic()), mandate));
        }
        if (given.size() != 1) {
            throw new IllegalArgumentException("it has one outcome: note, proposal or automatic");
        }
        return given.getFirst();
    }

    private static AlertTemplate template(WrittenTemplate written) {
        return new AlertTemplate(
                written.sender() == null ? USUAL_SENDER : written.sender(),
                orEmpty(written.texts()),
                orEmpty(written.eventCodes()),
                orEmpty(written.responses()).stream()
                        .map(word -> CapResponseType.of(word).orElseThrow(() -> unknown("responseType", word)))
                        .toList(),
                CapUrgency.of(word(written.urgency(), "Unknown"))
                        .orElseThrow(() -> unknown("urgency", written.urgency())),
                CapSeverity.of(word(written.severity(), "Unknown"))
                        .orElseThrow(() -> unknown("severity", written.severity())),
                CapCertainty.of(word(written.certainty(), "Unknown"))
                        .orElseThrow(() -> unknown("certainty", written.certainty())),
                Objects.requireNonNull(written.place(), "a template says its 'place' in words"),
                written.radiusKm() == null ? 0 : written.radiusKm(),
                duration(written.lasting(), Duration.ofHours(2), "lasting"));
    }

    private static Set<Hazard> hazards(List<String> words) {
        var hazards = new LinkedHashSet<Hazard>();
        for (var word : words) {
            hazards.add(Hazard.of(word).orElseThrow(() -> unknown("hazard", word)));
        }
        return hazards;
    }

    private static List<CapArea> area(@Nullable WrittenArea area, @Nullable String id) {
        return area == null
                ? List.of()
                : List.of(new CapArea(
                        String.valueOf(id),
                        orEmpty(area.polygons()),
                        orEmpty(area.circles()),
                        orEmpty(area.geocodes()),
                        null,
                        null));
    }

    private static Duration duration(@Nullable String written, Duration usual, String name) {
        try {
            return written == null ? usual : Duration.parse(written);
        } catch (java.time.format.DateTimeParseException e) {
            throw new IllegalArgumentException(name + " '" + written + "' is no duration such as PT30M", e);
        }
    }

    private static String word(@Nullable String written, String usual) {
        return written == null ? usual : written;
    }

    private static IllegalArgumentException unknown(String what, @Nullable String word) {
        return new IllegalArgumentException("'" + word + "' is no " + what);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private record Written(
            @Nullable String rules,
            @Nullable Integer version,
            @Nullable Boolean sample,
            @Nullable List<JsonNode> list) {}

    private record WrittenRule(
            @Nullable String id,
            @Nullable String looksAt,
            @Nullable List<String> hazards,
            @Nullable WrittenArea area,
            @Nullable String when,
            @Nullable String over,
            @Nullable String window,
            @Nullable String maxAge,
            @Nullable Double minTrust,
            @Nullable String note,
            @Nullable WrittenTemplate proposal,
            @Nullable WrittenTemplate automatic) {}

    private record WrittenTemplate(
            @Nullable String mandate,
            @Nullable String sender,
            @Nullable List<AlertTemplate.Text> texts,
            @Nullable List<CapNamedValue> eventCodes,
            @Nullable List<String> responses,
            @Nullable String urgency,
            @Nullable String severity,
            @Nullable String certainty,
            @Nullable String place,
            @Nullable Double radiusKm,
            @Nullable String lasting) {}

    private record WrittenArea(
            @Nullable List<CapPolygon> polygons,
            @Nullable List<CapCircle> circles,
            @Nullable List<CapNamedValue> geocodes) {}
}
