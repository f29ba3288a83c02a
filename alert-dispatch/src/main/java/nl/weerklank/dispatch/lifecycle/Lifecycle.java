package nl.weerklank.dispatch.lifecycle;

import java.time.Instant;
import java.util.List;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.channel.ChannelView;
import nl.weerklank.dispatch.plan.PlanPolicy;
import nl.weerklank.dispatch.track.Dissemination;
import org.jspecify.annotations.Nullable;

/** Decides what to do with an event: the same state, event, channels and time always give the same decision. */
public final class Lifecycle {

    private final Versions versions;
    private final Proofs proofs;
    private final Waves waves;
    private final Steps steps;

    public Lifecycle(PeopleMap people, PlanPolicy policy) {
        var outlook = new Outlook(people, policy);
        this.waves = new Waves(people, policy, outlook);
        this.versions = new Versions(people, policy, waves, outlook);
        this.steps = new Steps(waves);
        this.proofs = new Proofs(people, waves, outlook);
    }

    /**
     * The new state and what is to be done outside.
     *
     * @param state what is known of the alert so far; null when nothing is
     * @param channels each configured channel as it is now
     */
    public Decision decide(
            @Nullable Dissemination state, LifecycleEvent event, List<ChannelView> channels, Instant now) {
        if (event instanceof LifecycleEvent.Issued issued) {
            return versions.issued(state, issued, channels, now);
        }
        if (state == null) {
            return new Decision(
                    null,
                    switch (event) {
                        case LifecycleEvent.Reported reported ->
                            List.of(new Effect.PutAside("the report is about an alert that is not known here"));
                        case LifecycleEvent.Stepped stepped ->
                            List.of(new Effect.PutAside("the step is about an alert that is not known here"));
                        default -> List.of();
                    });
        }
        var draft = new Draft(state, now);
        switch (event) {
            case LifecycleEvent.Issued issued -> throw new IllegalStateException("decided above: " + issued);
            case LifecycleEvent.Reported reported -> proofs.take(draft, reported.report(), channels);
            case LifecycleEvent.Stepped stepped -> steps.take(draft, stepped.step(), channels);
            case LifecycleEvent.Tick tick -> {
                if (!now.isBefore(state.wakeAt())) {
                    waves.evaluate(draft, channels);
                }
            }
            case LifecycleEvent.ChannelsChanged changed -> waves.changed(draft, channels);
            case LifecycleEvent.Resumed resumed -> {
                Versions.sendAgain(draft);
                waves.changed(draft, channels);
            }
        }
        return draft.end();
    }
}
