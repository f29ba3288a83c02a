package nl.weerklank.channel.siren.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.weerklank.channel.siren.command.CommandResult;
import nl.weerklank.channel.siren.park.SirenPost;
import nl.weerklank.simulator.FaultKind;
import nl.weerklank.simulator.PublicRecord;

/** Everybody who is near a post and notes what it sounds, and the guard who notes which commands were refused. */
final class Audience implements SimulatedPost.Theatre {

    private static final int MOST_REFUSALS = 1_000;

    private final Behaviour behaviour;
    private final List<Heard> heard = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** A command that a controller refused. */
    record Refusal(Instant at, String post, CommandResult why) {}

    Audience(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    @Override
    public boolean lies() {
        return behaviour.fault() == FaultKind.LIE;
    }

    @Override
    public synchronized void willBeHeard(Heard sounding) {
        heard.add(sounding);
    }

    @Override
    public synchronized void refused(SirenPost post, CommandResult why, Instant at) {
        if (refusals.size() == MOST_REFUSALS) {
            refusals.removeFirst();
        }
        refusals.add(new Refusal(at, post.id(), why));
    }

    synchronized List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    synchronized List<PublicRecord> until(Instant now) {
        return heard.stream()
                .map(h -> h.by(now))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(PublicRecord::at))
                .toList();
    }

    synchronized void forget(Instant now) {
        heard.removeIf(h -> h.isOver() || h.by(now).isPresent());
    }
}
