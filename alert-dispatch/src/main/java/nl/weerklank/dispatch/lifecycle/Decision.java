package nl.weerklank.dispatch.lifecycle;

import java.util.List;
import nl.weerklank.dispatch.track.Dissemination;
import org.jspecify.annotations.Nullable;

/** The new state, which is the old one when nothing changed, and what is to be done; {@code state} is null for an alert not known here. */
public record Decision(@Nullable Dissemination state, List<Effect> effects) {

    public Decision {
        effects = List.copyOf(effects);
    }
}
