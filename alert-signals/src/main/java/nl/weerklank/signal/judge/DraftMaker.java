package nl.weerklank.signal.judge;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.place.Extent;
import nl.weerklank.signal.rule.AlertTemplate;
import nl.weerklank.signal.rule.Rule;
import nl.weerklank.signal.rule.RuleOutcome;
import nl.weerklank.signal.tlp.Passage;
import nl.weerklank.signal.tlp.TlpGuard;
import org.jspecify.annotations.Nullable;

/** Fills the template of a rule with what the guard lets through. */
final class DraftMaker {

    /** What a template may name. */
    static final Set<String> FIELDS =
            Set.of("source", "hazard", "event", "headline", "value", "number", "unit", "observed", "place", "severity");

    private static final ZoneId HERE = ZoneId.of("Europe/Amsterdam");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d-M-uuuu HH:mm");

    private DraftMaker() {}

    /** An alert in public words, or the reasons why there is none. */
    record Made(@Nullable CapAlert alert, List<String> reasons) {}

    static @Nullable AlertTemplate template(RuleOutcome outcome) {
        return switch (outcome) {
            case RuleOutcome.Note note -> null;
            case RuleOutcome.Proposal proposal -> proposal.template();
            case RuleOutcome.Automatic automatic -> automatic.template();
        };
    }

    static Made of(Rule rule, AlertTemplate template, String id, Signal signal, Instant now) {
        var category = signal.hazard().forPublic().map(hazard -> hazard.category());
        var area = area(rule, template, signal);
        if (area.isEmpty()) {
            return new Made(null, List.of("where it is may not be said in public, or nothing says where"));
        }
        return made(
                rule,
                template,
                id,
                fields(signal),
                category.orElse(CapCategory.SAFETY),
                area.get(),
                signal.exercise(),
                now);
    }

    static Made ofSilence(
            Rule rule, AlertTemplate template, String id, Map<String, Marked<String>> fields, Instant now) {
        if (rule.area().isEmpty()) {
            return new Made(null, List.of("the rule names no area"));
        }
        return made(rule, template, id, fields, CapCategory.SAFETY, rule.area(), false, now);
    }

    private static Made made(
            Rule rule,
            AlertTemplate template,
            String id,
            Map<String, Marked<String>> fields,
            CapCategory category,
            List<CapArea> area,
            boolean exercise,
            Instant now) {
        var words = new Words(fields);
        var placed = area.stream()
                .map(one -> new CapArea(
                        words.of(template.place()), one.polygons(), one.circles(), one.geocodes(), null, null))
                .toList();
        var infos = new ArrayList<CapInfo>();
        for (var text : template.texts()) {
            infos.add(info(template, text, words, category, placed, now));
        }
        if (!words.withheld.isEmpty()) {
            return new Made(
                    null, List.of("the text would say what is not public: " + String.join(", ", words.withheld)));
        }
        return new Made(alert(rule, template, id, infos, exercise, now), List.of());
    }

    private static CapAlert alert(
            Rule rule, AlertTemplate template, String id, List<CapInfo> infos, boolean exercise, Instant now) {
        return new CapAlert(
                "signal-" + id,
                template.sender(),
                now.truncatedTo(ChronoUnit.SECONDS).atZone(HERE).toOffsetDateTime(),
                exercise ? CapStatus.EXERCISE : CapStatus.ACTUAL,
                CapMsgType.ALERT,
                null,
                CapScope.PUBLIC,
                null,
                List.of(),
                List.of(),
                "rule " + rule.id() + " version " + rule.version() + (rule.sample() ? " (example)" : ""),
                List.of(),
                List.of(),
                infos);
    }

    private static CapInfo info(
            AlertTemplate template,
            AlertTemplate.Text text,
            Words words,
            CapCategory category,
            List<CapArea> area,
            Instant now) {
        var sent = now.truncatedTo(ChronoUnit.SECONDS).atZone(HERE).toOffsetDateTime();
        return new CapInfo(
                text.language(),
                List.of(category),
                words.of(text.event()),
                template.responses(),
                template.urgency(),
                template.severity(),
                template.certainty(),
                null,
                template.eventCodes(),
                null,
                null,
                sent.plus(template.lasting()),
                text.senderName(),
                words.of(text.headline()),
                words.of(text.description()),
                text.instruction() == null ? null : words.of(text.instruction()),
                null,
                null,
                List.of(),
                List.of(),
                area);
    }

    /** The circle that the template asks for, else the signal's own area where it has an extent, else the rule's. */
    private static Optional<List<CapArea>> area(Rule rule, AlertTemplate template, Signal signal) {
        var told = TlpGuard.area(signal.areas());
        if (told.isPresent()) {
            var centre = Extent.of(told.get()).centre();
            if (template.radiusKm() > 0 && centre.isPresent()) {
                var circle = new CapCircle(centre.get(), template.radiusKm());
                return Optional.of(List.of(new CapArea("", List.of(), List.of(circle), List.of(), null, null)));
            }
            var wide = told.get().stream().filter(DraftMaker::isWide).toList();
            if (!wide.isEmpty()) {
                return Optional.of(wide);
            }
        }
        return rule.area().isEmpty() ? Optional.empty() : Optional.of(rule.area());
    }

    private static boolean isWide(CapArea area) {
        return !area.polygons().isEmpty()
                || !area.geocodes().isEmpty()
                || area.circles().stream().anyMatch(circle -> circle.radiusKm() > 0);
    }

    private static Map<String, Marked<String>> fields(Signal signal) {
        var fields = new HashMap<String, Marked<String>>();
        fields.put("source", Marked.of(Tlp.CLEAR, signal.source()));
        fields.put("hazard", signal.hazard().map(hazard -> hazard.word()));
        fields.put("event", signal.event());
        fields.put("severity", signal.severity().map(severity -> severity.word()));
        fields.put("observed", signal.observed().map(at -> CLOCK.format(at.atZone(HERE))));
        if (signal.headline() != null) {
            fields.put("headline", signal.headline());
        }
        if (signal.value() != null) {
            fields.put("value", signal.value().map(SignalFacts::written));
            fields.put(
                    "number",
                    signal.value().map(value -> SignalFacts.written(value).split(" ")[0]));
            fields.put("unit", signal.value().map(value -> value.unit()));
        }
        var areas = signal.areas();
        if (!areas.forCrisisCentre().isEmpty()) {
            fields.put("place", areas.map(all -> all.getFirst().areaDesc()));
        }
        return fields;
    }

    /** Words filled one after another, and what had to be withheld from any of them. */
    private static final class Words {

        private final Map<String, Marked<String>> fields;
        private final Set<String> withheld = new LinkedHashSet<>();

        Words(Map<String, Marked<String>> fields) {
            this.fields = fields;
        }

        String of(String template) {
            return switch (TlpGuard.fill(template, fields)) {
                case Passage.Passed passed -> passed.text().toString();
                case Passage.Withheld no -> {
                    withheld.addAll(no.names());
                    yield "";
                }
            };
        }
    }
}
