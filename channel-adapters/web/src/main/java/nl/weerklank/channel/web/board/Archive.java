package nl.weerklank.channel.web.board;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import nl.weerklank.channel.web.keep.KeptFile;
import org.jspecify.annotations.Nullable;

/** Ended alerts that left the board, a file an alert: their pages stay where they were. */
public final class Archive {

    private final @Nullable Path folder;

    public Archive(Path stateDir) {
        this.folder = stateDir.resolve("archive");
    }

    private Archive() {
        this.folder = null;
    }

    /** One that holds nothing, for sites that live for a moment. */
    public static Archive empty() {
        return new Archive();
    }

    void add(PublicAlert alert) throws IOException {
        var into = folder;
        if (into != null) {
            file(into, alert.id()).write(BoardStore.KeptAlert.of(alert));
        }
    }

    /** The alert with this id, where it left the board; what cannot be read is as good as not there. */
    public Optional<PublicAlert> byId(String id) {
        var from = folder;
        if (from == null || !id.matches("[0-9a-f]{24}")) {
            return Optional.empty();
        }
        try {
            return file(from, id).read(BoardStore.KeptAlert.class).map(BoardStore.KeptAlert::shown);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The alert whose id begins like this. */
    public Optional<PublicAlert> beginningWith(String digits) {
        var from = folder;
        if (from == null || !digits.matches("[0-9a-f]{10}") || !Files.isDirectory(from)) {
            return Optional.empty();
        }
        try (var found = Files.newDirectoryStream(from, digits + "*.json")) {
            for (var file : found) {
                return byId(file.getFileName().toString().replace(".json", ""));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static KeptFile file(Path folder, String id) {
        return new KeptFile(folder.resolve(id + ".json"));
    }
}
