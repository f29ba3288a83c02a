package nl.weerklank.ingest.console.write;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import nl.weerklank.console.Words;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.ingest.console.Moments;
import nl.weerklank.ingest.console.People;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.console.decide.Difference;
import nl.weerklank.ingest.draft.Composition;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Writing;
import nl.weerklank.ingest.preflight.Finding;
import org.jspecify.annotations.Nullable;

/** Fills the forms of each step from a draft. */
@ApplicationScoped
class StepForms {

    private static final List<String> STEPS = List.of("what", "where", "time", "check");

    private final Hazards hazards;
    private final Gazetteer gazetteer;
    private final Desks desks;
    private final People people;

    StepForms(Hazards hazards, Gazetteer gazetteer, Desks desks, People people) {
        this.hazards = hazards;
        this.gazetteer = gazetteer;
        this.desks = desks;
        this.people = people;
    }

    WriteView.Begin begin(Visitor visitor) {
        var tag = visitor.words().code().equals("nl") ? "nl-NL" : "en-GB";
        return new WriteView.Begin(
                visitor.writes(Mode.LIVE),
                visitor.writes(Mode.EXERCISE),
                hazards.all().values().stream()
                        .map(hazard ->
                                new WriteView.Choice(hazard.id(), hazard.name(tag) + " · v" + hazard.version(), false))
                        .toList());
    }

    WriteView.Step step(
            Visitor visitor, Draft draft, String step, String search, @Nullable String problem, List<String> refusals) {
        var words = visitor.words();
        var returned = draft.returned();
        return new WriteView.Step(
                draft.id(),
                draft.version(),
                draft.mode() == Mode.EXERCISE,
                words.of("kind." + kind(draft.writing().type())),
                STEPS.stream()
                        .map(name -> new WriteView.Tab(name, words.of("step." + name), name.equals(step)))
                        .toList(),
                step,
                words.of("draft.saved", draft.changedBy(), Moments.at(words, draft.changedAt())),
                returned == null ? null : words.of("draft.returned", returned.by(), returned.reason()),
                problem,
                form(visitor, draft, step, search, refusals));
    }

    WriteView.Conflict conflict(Visitor visitor, Draft now, Writing mine) {
        var moment = desks.clock().instant();
        var other = now.writing(mine);
        var changes = Difference.between(Composition.of(now, moment), Composition.of(other, moment)).stream()
                .map(found -> new WriteView.Change(
                        visitor.words().of(found.key())
                                + (found.language().isEmpty() ? "" : " (" + found.language() + ")"),
                        found.before(),
                        found.after()))
                .toList();
        return new WriteView.Conflict(
                now.id(), visitor.words().of("conflict.by", now.changedBy()), changes, now.mode() == Mode.EXERCISE);
    }

    private Object form(Visitor visitor, Draft draft, String step, String search, List<String> refusals) {
        return switch (step) {
            case "what" -> what(visitor.words(), draft.writing());
            case "where" -> where(visitor.words(), draft.writing(), search);
            case "time" -> new WriteView.Time(hours(draft.writing().hours()), until(visitor.words(), draft.writing()));
            default -> check(visitor.words(), draft, refusals);
        };
    }

    private static WriteView.What what(Words words, Writing writing) {
        return new WriteView.What(
                choices(words, "category.", CapCategory.values(), CapCategory::word, writing.category()),
                choices(words, "severity.", CapSeverity.values(), CapSeverity::word, writing.severity()),
                choices(words, "urgency.", CapUrgency.values(), CapUrgency::word, writing.urgency()),
                choices(words, "certainty.", CapCertainty.values(), CapCertainty::word, writing.certainty()),
                Arrays.stream(CapResponseType.values())
                        .map(type -> new WriteView.Choice(
                                type.word(),
                                words.of("response." + type.word()),
                                writing.responses().contains(type)))
                        .toList(),
                Writing.LANGUAGES.stream()
                        .map(tag -> {
                            var text = writing.text(tag);
                            return new WriteView.Language(
                                    tag,
                                    words.of("language." + tag),
                                    text.event(),
                                    text.headline(),
                                    text.description(),
                                    text.instruction());
                        })
                        .toList(),
                or(writing.web()),
                or(writing.contact()));
    }

    private WriteView.Where where(Words words, Writing writing, String search) {
        var areas = new ArrayList<WriteView.Area>();
        for (int i = 0; i < writing.areas().size(); i++) {
            var area = writing.areas().get(i);
            areas.add(new WriteView.Area(i, area.areaDesc(), shape(words, area)));
        }
        return new WriteView.Where(
                areas,
                search,
                gazetteer.search(search),
                !search.isBlank(),
                words.of("where.people", people.in(desks.target(writing))),
                writing.areas().stream().anyMatch(area -> !area.geocodes().isEmpty()));
    }

    private WriteView.Check check(Words words, Draft draft, List<String> refusals) {
        var writing = draft.writing();
        var findings = desks.preflight(draft);
        var errors = new ArrayList<WriteView.Line>();
        refusals.forEach(text -> errors.add(new WriteView.Line("", text, "")));
        findings.stream().filter(Finding::blocks).forEach(found -> errors.add(line(words, writing, found)));
        return new WriteView.Check(
                Writing.LANGUAGES.stream()
                        .filter(tag -> !writing.text(tag).isEmpty())
                        .map(tag -> new WriteView.Block(
                                tag,
                                writing.text(tag).headline(),
                                writing.text(tag).description(),
                                writing.text(tag).instruction()))
                        .toList(),
                writing.areas().stream().map(CapArea::areaDesc).distinct().collect(Collectors.joining(", ")),
                words.of("where.people", people.in(desks.target(writing))),
                until(words, writing),
                errors,
                findings.stream()
                        .filter(found -> !found.blocks())
                        .map(found -> line(words, writing, found))
                        .toList(),
                errors.isEmpty(),
                writing.type() == CapMsgType.CANCEL);
    }

    private static WriteView.Line line(Words words, Writing writing, Finding found) {
        return new WriteView.Line(
                found.name(),
                words.of("preflight." + found.rule(), found.values().toArray()),
                writing.reasons().getOrDefault(found.name(), ""));
    }

    private String until(Words words, Writing writing) {
        return words.of(
                "time.until",
                Moments.at(
                        words, desks.clock().instant().plus(Duration.ofSeconds(Math.round(writing.hours() * 3600)))));
    }

    private static String shape(Words words, CapArea area) {
        if (!area.circles().isEmpty()) {
            return words.of("shape.circle", area.circles().getFirst().radiusKm());
        }
        return area.geocodes().isEmpty()
                ? words.of("shape.polygon", area.polygons().size())
                : words.of("shape.code", area.geocodes().getFirst().value());
    }

    private static <E extends Enum<E>> List<WriteView.Choice> choices(
            Words words, String prefix, E[] values, java.util.function.Function<E, String> word, E chosen) {
        return Arrays.stream(values)
                .map(value ->
                        new WriteView.Choice(word.apply(value), words.of(prefix + word.apply(value)), value == chosen))
                .toList();
    }

    private static String kind(CapMsgType type) {
        return type == CapMsgType.UPDATE || type == CapMsgType.CANCEL ? type.name() : "ALERT";
    }

    private static String hours(double hours) {
        return hours == Math.rint(hours) ? Long.toString((long) hours) : Double.toString(hours);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
