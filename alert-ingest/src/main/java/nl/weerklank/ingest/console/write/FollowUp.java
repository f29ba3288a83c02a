package nl.weerklank.ingest.console.write;

import jakarta.enterprise.context.ApplicationScoped;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.ingest.console.Visitor;
import nl.weerklank.ingest.draft.Audit;
import nl.weerklank.ingest.draft.Continuation;
import nl.weerklank.ingest.draft.Drafts;

/** Begins the draft of what follows an issued alert, with everything filled in. */
@ApplicationScoped
public class FollowUp {

    private final Drafts drafts;
    private final Hazards hazards;
    private final Audit audit;

    FollowUp(Drafts drafts, Hazards hazards, Audit audit) {
        this.drafts = drafts;
        this.hazards = hazards;
        this.audit = audit;
    }

    /** The address of the draft: an update opens at its text, an end at the last look before it is handed on. */
    public String begin(Visitor visitor, AlertEvent latest, String as) {
        var cap = latest.cap();
        var writing = switch (as) {
            case "STOP" -> Continuation.stop(cap);
            case "ALL_CLEAR" ->
                Continuation.allClear(
                        cap, hazards.begin("all-clear", cap.sender()).orElseThrow());
            default -> Continuation.update(cap);
        };
        var draft = drafts.begin(latest.mode(), visitor.person(), writing);
        audit.done(visitor.name(), "FOLLOW_" + writing.type().name(), draft.id(), latest.alertId());
        return "/console/drafts/" + draft.id() + (as.equals("STOP") ? "/check" : "/what");
    }
}
