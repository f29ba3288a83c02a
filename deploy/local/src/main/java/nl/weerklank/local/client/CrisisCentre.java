package nl.weerklank.local.client;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.system.Secrets;
import nl.weerklank.simulator.PublicRecord;
import org.jspecify.annotations.Nullable;

/** The two doors of a running Weerklank on this machine, used as the accounts that the launcher made. */
public final class CrisisCentre {

    /** Where messages are handed in. */
    public static final String ALERTS = "/api/v1/alerts";

    private final Layout layout;
    private final Secrets secrets;

    public CrisisCentre(Layout layout) {
        this.layout = layout;
        this.secrets = Secrets.of(layout);
    }

    /** {@code name:password} of one of the first accounts. */
    public String credential(String name) {
        return name + ":" + secrets.password(name);
    }

    /** Hands a message in. @throws Refusal with the rule and what to do when it is not taken */
    public Submitted submit(byte[] message, String contentType, String credential) {
        var answer = new Api(layout.ports().ingest(), credential).post(ALERTS, contentType, message);
        if (!answer.good()) {
            throw new Refusal("not taken: " + answer.problem());
        }
        return answer.as(Submitted.class);
    }

    /** Approves what waits. @throws Refusal with the reason when it is not approved */
    public Submitted approve(String id, String credential) {
        var answer = new Api(layout.ports().ingest(), credential)
                .post(ALERTS + "/" + id + "/approve", "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        if (!answer.good()) {
            throw new Refusal("not approved: " + answer.problem());
        }
        return answer.as(Submitted.class);
    }

    /** The dissemination of an alert, or empty while dispatch does not know it. */
    public Optional<Dissemination> dissemination(String alertId, String credential) {
        return raw(alertId, credential).map(answer -> answer.as(Dissemination.class));
    }

    /** The same as dispatch writes it. */
    public Optional<Api.Answer> raw(String alertId, String credential) {
        var answer = new Api(layout.ports().dispatch(), credential).get("/api/v1/disseminations/" + alertId);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        if (!answer.good()) {
            throw new Refusal("dispatch does not answer for %s: %s".formatted(alertId, answer.problem()));
        }
        return Optional.of(answer);
    }

    /** What the ledger has on record of an alert; empty while it has nothing or the database does not answer. */
    public List<LedgerEntry> ledger(String alertId, String credential) {
        var answer =
                new Api(layout.ports().dispatch(), credential).get("/api/v1/disseminations/" + alertId + "/ledger");
        return answer.good() ? List.of(answer.as(LedgerEntry[].class)) : List.of();
    }

    /** What a simulator's public received. */
    public PublicRecords publicRecord(String channel) {
        var answer = new Api(layout.ports().simulatorControl(), null).get("/" + channel + "/public");
        return new PublicRecords(List.of(answer.as(PublicRecord[].class)));
    }

    /** What a simulator emits to the public at this moment. */
    public List<String> onAir(String channel) {
        var state = new Api(layout.ports().simulatorControl(), null)
                .get("/" + channel)
                .as(SimulatorState.class);
        return state.onAir();
    }

    /** Tells a simulator how to behave. */
    public void fault(String channel, String kind) {
        var answer = new Api(layout.ports().simulatorControl(), null).put("/" + channel + "/fault?kind=" + kind);
        if (!answer.good()) {
            throw new Refusal("the simulator of %s was not told: %s".formatted(channel, answer.problem()));
        }
    }

    /** One thing on record of an alert. */
    public record LedgerEntry(
            String entry,
            String kind,
            @Nullable String channel,
            @Nullable String orderId,
            String summary) {}

    /** What a simulator's control answers. */
    private record SimulatorState(String type, String fault, List<String> onAir) {}

    /** What the crisis centre answers of one message. */
    public record Submitted(
            String id, String alertId, @Nullable Integer version, String state, int cells) {

        /** Whether a second person has to approve it. */
        public boolean waits() {
            return state.equals("AWAITING_APPROVAL");
        }
    }

    /** Things that a simulator's public received. */
    public record PublicRecords(List<PublicRecord> all) {

        /** The receptions that happened more than once at one place, which P3 forbids. */
        public List<String> doubles() {
            var seen = new HashSet<String>();
            return all.stream()
                    .map(record -> record.what() + " at " + record.place())
                    .filter(reception -> !seen.add(reception))
                    .toList();
        }
    }
}
