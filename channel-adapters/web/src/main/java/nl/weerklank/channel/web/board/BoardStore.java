package nl.weerklank.channel.web.board;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import nl.weerklank.channel.web.keep.KeptFile;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/** The board's copy on disk, so that the last known state is served after any restart, whoever else is down. */
public final class BoardStore {

    private final KeptFile file;
    private final KeptFile heard;
    private final Archive archive;

    public BoardStore(Path stateDir) {
        this.file = new KeptFile(stateDir.resolve("board.json"));
        this.archive = new Archive(stateDir);
        this.heard = new KeptFile(stateDir.resolve("heard.json"));
    }

    /**
     * The board as it was last saved, or an empty one.
     *
     * @throws IOException when there is one that cannot be read
     */
    public Board load(Instant now) throws IOException {
        var kept = file.read(KeptBoard.class);
        if (kept.isEmpty()) {
            return Board.empty(now);
        }
        try {
            var alerts = new LinkedHashMap<String, PublicAlert>();
            for (var alert : kept.get().alerts()) {
                var shown = alert.shown();
                alerts.put(shown.id(), shown);
            }
            return new Board(kept.get().revision(), kept.get().changedAt(), alerts);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold a board: " + e.getMessage(), e);
        }
    }

    /** Where alerts go that leave the board. */
    public Archive archive() {
        return archive;
    }

    /** Saves what follows on a board; it is on the disk when this returns, and so is every alert that leaves. */
    public void save(Board before, Board board) throws IOException {
        for (var alert : before.alerts().values()) {
            if (!board.alerts().containsKey(alert.id())) {
                archive.add(alert);
            }
        }
        var kept = new KeptBoard(
                1,
                board.revision(),
                board.changedAt(),
                board.alerts().values().stream().map(KeptAlert::of).toList());
        file.write(kept);
    }

    /** Notes when the source of alerts was last heard, so that the age of what is shown is true after a restart as well. */
    public void saveHeard(Instant at) throws IOException {
        heard.write(new KeptHeard(at));
    }

    /** When the source was last heard: as noted, at the latest change of the board at least. */
    public Instant loadHeard(Board board) throws IOException {
        var noted = heard.read(KeptHeard.class).map(KeptHeard::at).orElse(board.changedAt());
        return noted.isBefore(board.changedAt()) ? board.changedAt() : noted;
    }

    record KeptHeard(Instant at) {}

    record KeptBoard(int schema, long revision, Instant changedAt, List<KeptAlert> alerts) {}

    record KeptAlert(
            SignedAlert signed,
            List<SignedAlert> earlier,
            Standing standing,
            long revision,
            Instant firstShown,
            Instant changedAt,
            @Nullable Instant endedAt) {

        static KeptAlert of(PublicAlert a) {
            return new KeptAlert(
                    a.signed(), a.earlier(), a.standing(), a.revision(), a.firstShown(), a.changedAt(), a.endedAt());
        }

        PublicAlert shown() {
            var event = ContractJson.read(Base64.getUrlDecoder().decode(signed.payload()), AlertEvent.class);
            return new PublicAlert(event, signed, earlier, standing, revision, firstShown, changedAt, endedAt);
        }
    }
}
