package nl.weerklank.ingest.console.write;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.ingest.console.Door;
import nl.weerklank.ingest.console.Pages;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.draft.Composition;
import nl.weerklank.ingest.draft.Draft;
import nl.weerklank.ingest.draft.Drafts;
import nl.weerklank.ingest.draft.Saved;
import nl.weerklank.ingest.draft.Writing;
import nl.weerklank.ingest.intake.Answer;
import nl.weerklank.ingest.intake.Intake;
import nl.weerklank.ingest.intake.Submission;
import nl.weerklank.ingest.live.LiveFeed;
import nl.weerklank.ingest.preflight.Finding;
import org.jspecify.annotations.Nullable;

/** Shows each step of a draft, and hands it on. */
@ApplicationScoped
class Steps {

    private final Pages pages;
    private final Drafts drafts;
    private final Desks desks;
    private final StepForms forms;
    private final Intake intake;
    private final LiveFeed live;
    private final Audit audit;

    Steps(Pages pages, Drafts drafts, Desks desks, StepForms forms, Intake intake, LiveFeed live, Audit audit) {
        this.pages = pages;
        this.drafts = drafts;
        this.desks = desks;
        this.forms = forms;
        this.intake = intake;
        this.live = live;
        this.audit = audit;
    }

    Response begin(Visitor visitor) {
        var sheet = Pages.Sheet.of("console/write-begin", visitor.words().of("new.title"), Mode.LIVE, "/console/new");
        return Door.html(pages.fill(visitor, sheet, forms.begin(visitor)));
    }

    Response show(int status, Visitor visitor, Draft draft, String step, String search, @Nullable String problem) {
        return show(status, visitor, draft, step, search, problem, List.of());
    }

    private Response show(
            int status,
            Visitor visitor,
            Draft draft,
            String step,
            String search,
            @Nullable String problem,
            List<String> refusals) {
        var words = visitor.words();
        var path = "/console/drafts/" + draft.id() + "/" + step;
        var scripts = switch (step) {
            case "what" -> new String[] {"/desk/write.js", "/desk/preview.js"};
            case "where" -> new String[] {"/desk/where.js"};
            case "check" -> new String[] {"/desk/where.js", "/desk/preview.js"};
            default -> new String[0];
        };
        var sheet = Pages.Sheet.of("console/write-" + step, words.of("step." + step), draft.mode(), path, scripts);
        return Response.status(status)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(pages.fill(
                        visitor,
                        sheet,
                        forms.step(visitor, draft, step, search, problem == null ? null : words.of(problem), refusals)))
                .build();
    }

    Response conflict(Visitor visitor, Draft now, Writing mine) {
        var sheet = Pages.Sheet.of(
                "console/write-conflict",
                visitor.words().of("conflict.title"),
                now.mode(),
                "/console/drafts/" + now.id() + "/what");
        return Response.status(409)
                .type(MediaType.TEXT_HTML + ";charset=UTF-8")
                .entity(pages.fill(visitor, sheet, forms.conflict(visitor, now, mine)))
                .build();
    }

    /** Hands the draft on: nothing that blocks is left, every warning has its reason, and it is what this person saw. */
    Response submit(Visitor visitor, Draft draft, MultivaluedMap<String, String> form) {
        var reasons = Forms.reasons(form);
        var mine = draft.writing().because(reasons);
        var findings = desks.preflight(draft);
        if (findings.stream().anyMatch(Finding::blocks)) {
            return show(422, visitor, draft, "check", "", "check.blocked");
        }
        if (findings.stream().anyMatch(finding -> !reasons.containsKey(finding.name()))) {
            return show(422, visitor, draft, "check", "", "check.reasons-missing");
        }
        if (!live.caughtUp()) {
            return show(503, visitor, draft, "check", "", "decide.not-now");
        }
        return switch (drafts.save(draft.id(), Forms.version(form), visitor.person(), mine)) {
            case Saved.Kept kept -> submitted(visitor, kept.draft());
            case Saved.ChangedMeanwhile changed -> conflict(visitor, changed.now(), mine);
            case Saved.Closed closed -> pages.message(visitor, 409, "draft.closed", "/console");
            case Saved.Unknown unknown -> pages.message(visitor, 404, "not.found", "/console");
        };
    }

    private Response submitted(Visitor visitor, Draft draft) {
        var message = Composition.of(draft, desks.clock().instant());
        var answer = intake.submit(
                new Submission(ContractJson.write(message), Submission.Form.JSON, visitor.person(), false));
        return switch (answer) {
            case Answer.Kept kept -> {
                drafts.submitted(
                        draft.id(),
                        draft.version(),
                        visitor.person(),
                        kept.message().id());
                audit.done(
                        visitor.name(),
                        "SUBMIT",
                        kept.message().id(),
                        draft.writing().reasons().toString());
                yield Door.next("/console/decide/" + kept.message().id());
            }
            case Answer.Refused refused -> {
                audit.refused(
                        visitor.name(),
                        "SUBMIT",
                        draft.id(),
                        refused.violations().getFirst().rule());
                yield show(
                        422,
                        visitor,
                        draft,
                        "check",
                        "",
                        "check.refused",
                        refused.violations().stream()
                                .map(violation -> violation.problem() + " " + violation.remedy())
                                .toList());
            }
            case Answer.NotNow notNow -> show(503, visitor, draft, "check", "", "decide.not-now");
        };
    }
}
