package nl.weerklank.channel.web.board;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/** The board's copy on disk, so that the last known state is served after any restart, whoever else is down. */
public final class BoardStore {

    private final Path file;

    public BoardStore(Path stateDir) {
        this.file = stateDir.resolve("board.json");
    }

    /**
     * The board as it was last saved, or an empty one.
     *
     * @throws IOException when there is one that cannot be read
     */
    public Board load(Instant now) throws IOException {
        if (!Files.exists(file)) {
            return Board.empty(now);
        }
        try {
            var kept = ContractJson.read(Files.readAllBytes(file), KeptBoard.class);
            var alerts = new LinkedHashMap<String, PublicAlert>();
            for (var alert : kept.alerts()) {
                var shown = alert.shown();
                alerts.put(shown.id(), shown);
            }
            return new Board(kept.revision(), kept.changedAt(), alerts);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " does not hold a board: " + e.getMessage(), e);
        }
    }

    /** Saves it; it is on the disk when this returns. */
    public void save(Board board) throws IOException {
        var kept = new KeptBoard(
                1,
                board.revision(),
                board.changedAt(),
                board.alerts().values().stream().map(KeptAlert::of).toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        var draft = file.resolveSibling("board.json.new");
        try (var channel = FileChannel.open(
                draft, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(ContractJson.write(kept));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

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
