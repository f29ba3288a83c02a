package nl.weerklank.ingest.console.decide;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.weerklank.console.Words;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.AlertKind;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.cap.CapInfo;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.cell.H3Map;
import nl.weerklank.ingest.approval.DeskMessage;
import nl.weerklank.ingest.approval.MessageState;
import nl.weerklank.ingest.console.Moments;
import nl.weerklank.ingest.console.People;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.console.home.Titles;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.live.LiveAlert;
import nl.weerklank.ingest.live.LiveAlerts;
import org.jspecify.annotations.Nullable;

/** What a second person sees of a message. */
@ApplicationScoped
class Sight {

    private final LiveAlerts live;
    private final People people;
    private final Drafts drafts;

    Sight(LiveAlerts live, People people, Drafts drafts) {
        this.live = live;
        this.people = people;
        this.drafts = drafts;
    }

    /** Where it goes; a cancel goes wherever its alert went. */
    CellSet target(DeskMessage message) {
        return message.target().isEmpty()
                ? live.alert(message.alertId()).map(LiveAlert::everywhere).orElse(CellSet.EMPTY)
                : message.target();
    }

    long people(DeskMessage message) {
        return people.in(target(message));
    }

    DecideView view(Visitor visitor, DeskMessage message, @Nullable String problem) {
        var words = visitor.words();
        var cells = target(message);
        var count = people.in(cells);
        var areas = areas(message);
        var whyNot = whyNot(visitor, message);
        return new DecideView(
                message.id(),
                message.digest(),
                Titles.of(message.cap())
                        .orElseGet(() -> words.of("kind." + message.kind().name())),
                words.of("kind." + message.kind().name()),
                message.mode() == Mode.EXERCISE,
                message.kind() == AlertKind.CANCEL,
                author(message),
                Moments.at(words, message.recordedAt()),
                message.state() == MessageState.AWAITING_APPROVAL,
                state(words, message),
                whyNot == null ? null : words.of(whyNot),
                visitor.account().totp() != null,
                count,
                words.of("number", count),
                words.of(message.kind() == AlertKind.CANCEL ? "decide.sure-cancel" : "decide.sure", count, areas),
                areas,
                expires(words, message),
                message.cap().infos().stream().map(Sight::block).toList(),
                facts(words, message, cells),
                changes(words, message),
                earlier(message).isPresent(),
                message.warnings().stream()
                        .map(warning -> warning.problem() + " · " + warning.remedy())
                        .toList(),
                reasons(words, message),
                problem == null ? null : words.of(problem));
    }

    private List<DecideView.Line> reasons(Words words, DeskMessage message) {
        return drafts.ofMessage(message.id())
                .map(draft -> draft.writing().reasons().entrySet().stream()
                        .map(reason -> new DecideView.Line(warning(words, reason.getKey()), reason.getValue()))
                        .toList())
                .orElse(List.of());
    }

    /** The words of a warning that was kept by its rule and what it was found in. */
    private static String warning(Words words, String name) {
        var parts = name.split(" ", 2);
        return words.of("preflight." + parts[0], (Object) (parts.length > 1 ? parts[1] : ""));
    }

    private static @Nullable String whyNot(Visitor visitor, DeskMessage message) {
        var author = message.author();
        if (!visitor.decides(message.mode())) {
            return "decide.no-right";
        }
        return author != null && author.isSamePersonAs(visitor.person()) ? "decide.own" : null;
    }

    private Optional<AlertEvent> earlier(DeskMessage message) {
        return message.kind() == AlertKind.ALERT
                ? Optional.empty()
                : live.alert(message.alertId()).map(LiveAlert::latest);
    }

    private List<DecideView.Change> changes(Words words, DeskMessage message) {
        return earlier(message)
                .map(before -> Difference.between(before.cap(), message.cap()).stream()
                        .map(found -> new DecideView.Change(
                                words.of(found.key())
                                        + (found.language().isEmpty() ? "" : " (" + found.language() + ")"),
                                found.before(),
                                found.after()))
                        .toList())
                .orElse(List.of());
    }

    private static List<DecideView.Line> facts(Words words, DeskMessage message, CellSet cells) {
        var lines = new ArrayList<DecideView.Line>();
        lines.add(new DecideView.Line(words.of("field.sender"), message.cap().sender()));
        message.cap().infos().stream().findFirst().ifPresent(info -> {
            lines.add(new DecideView.Line(
                    words.of("field.severity"),
                    words.of("severity." + info.severity().word())));
            lines.add(new DecideView.Line(
                    words.of("field.urgency"),
                    words.of("urgency." + info.urgency().word())));
            lines.add(new DecideView.Line(
                    words.of("field.certainty"),
                    words.of("certainty." + info.certainty().word())));
        });
        if (!cells.isEmpty()) {
            double km2 = cells.size() * H3Map.areaKm2(cells.stream().findFirst().orElseThrow());
            lines.add(new DecideView.Line(
                    words.of("field.size"), words.of("decide.size", Math.round(km2), cells.size())));
        }
        return lines;
    }

    private static DecideView.Block block(CapInfo info) {
        return new DecideView.Block(
                info.languageOrDefault(),
                info.event(),
                text(info.headline()),
                text(info.description()),
                text(info.instruction()),
                text(info.web()),
                text(info.contact()));
    }

    private static String areas(DeskMessage message) {
        return message.cap().infos().stream()
                .flatMap(info -> info.areas().stream())
                .map(area -> area.areaDesc())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String expires(Words words, DeskMessage message) {
        return message.cap().infos().stream()
                .map(CapInfo::expires)
                .filter(java.util.Objects::nonNull)
                .map(moment -> Moments.at(words, moment.toInstant()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String state(Words words, DeskMessage message) {
        return switch (message.state()) {
            case AWAITING_APPROVAL -> words.of("state.AWAITING_APPROVAL");
            case APPROVED -> words.of("state.APPROVED");
            case ISSUED -> words.of("state.ISSUED");
            case REJECTED ->
                words.of("rejected.by", String.valueOf(message.rejectedBy()), String.valueOf(message.reason()));
            case LAPSED -> words.of("rejected.lapsed", "", String.valueOf(message.reason()));
        };
    }

    private static String author(DeskMessage message) {
        var author = message.author();
        return author == null ? "" : author.name();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
