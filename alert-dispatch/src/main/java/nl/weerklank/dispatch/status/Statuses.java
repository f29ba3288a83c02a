package nl.weerklank.dispatch.status;

import jakarta.enterprise.context.ApplicationScoped;
import nl.weerklank.contract.place.PeopleMap;
import nl.weerklank.dispatch.config.DispatchConfig;
import nl.weerklank.dispatch.track.Dissemination;

/** Disseminations as the API says them, for those who show them otherwise than as JSON. */
@ApplicationScoped
public class Statuses {

    private final StatusWriter writer;

    Statuses(PeopleMap people, DispatchConfig config) {
        this.writer = new StatusWriter(people, config.channels());
    }

    public DisseminationStatus of(Dissemination of) {
        return writer.write(of);
    }
}
