package nl.weerklank.ingest.trust;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCircle;
import nl.weerklank.contract.cap.CapNamedValue;
import nl.weerklank.contract.cap.CapPolygon;
import nl.weerklank.contract.cell.AreaCells;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/** Reads the senders file (JSON; its form is in docs/crisis-centre.md); every absent list is empty, every absent switch is off. */
public final class SendersFile {

    private static final ObjectReader READER = ContractJson.newMapper()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readerFor(Written.class);

    private SendersFile() {}

    /**
     * All senders of the file.
     *
     * @param cells places the areas that mandates are limited to
     * @throws IOException when the file, or a certificate file that it names, cannot be read
     * @throws IllegalArgumentException naming the sender that is wrong
     */
    public static Senders read(Path file, AreaCells cells) throws IOException {
        var folder = file.toAbsolutePath().getParent();
        var senders = new ArrayList<Sender>();
        for (var written : written(file).senders()) {
            try {
                senders.add(sender(written, folder == null ? Path.of(".") : folder, cells));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "%s: sender '%s': %s".formatted(file, written.id(), e.getMessage()), e);
            }
        }
        return new Senders(senders);
    }

    private static Written written(Path file) throws IOException {
        try {
            return READER.readValue(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + ": " + e.getOriginalMessage(), e);
        }
    }

    private static Sender sender(WrittenSender written, Path folder, AreaCells cells) throws IOException {
        var pems = new ArrayList<>(orEmpty(written.certificates()));
        for (var name : orEmpty(written.certificateFiles())) {
            pems.add(Files.readString(folder.resolve(name)));
        }
        var mandates = new ArrayList<Mandate>();
        for (var mandate : orEmpty(written.mandates())) {
            mandates.add(mandate(mandate, cells));
        }
        return new Sender(
                written.id(),
                Set.copyOf(orEmpty(written.accounts())),
                Boolean.TRUE.equals(written.mustSign()),
                Boolean.TRUE.equals(written.lenient()),
                SenderKeys.parse(pems),
                mandates);
    }

    private static Mandate mandate(WrittenMandate written, AreaCells cells) {
        var categories = EnumSet.noneOf(CapCategory.class);
        for (var word : orEmpty(written.categories())) {
            categories.add(CapCategory.of(word)
                    .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is no CAP category")));
        }
        return new Mandate(
                written.id(),
                categories,
                new HashSet<>(orEmpty(written.eventCodes())),
                area(written, cells),
                written.begins() == null ? Instant.EPOCH : written.begins(),
                written.expires());
    }

    private static Optional<CellSet> area(WrittenMandate written, AreaCells cells) {
        var area = written.area();
        if (area == null) {
            return Optional.empty();
        }
        var placed = cells.of(new CapArea(
                "mandate", orEmpty(area.polygons()), orEmpty(area.circles()), orEmpty(area.geocodes()), null, null));
        if (placed.isEmpty()) {
            throw new IllegalArgumentException("the area of mandate '" + written.id() + "' cannot be placed");
        }
        return Optional.of(placed);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private record Written(List<WrittenSender> senders) {

        Written {
            senders = List.copyOf(Objects.requireNonNull(senders, "the file has a list 'senders'"));
        }
    }

    private record WrittenSender(
            String id,
            @Nullable List<String> accounts,
            @Nullable Boolean mustSign,
            @Nullable Boolean lenient,
            @JsonAlias("keys") @Nullable List<String> certificates,
            @JsonAlias("keyFiles") @Nullable List<String> certificateFiles,
            @Nullable List<WrittenMandate> mandates) {}

    private record WrittenMandate(
            String id,
            @Nullable List<String> categories,
            @Nullable List<CapNamedValue> eventCodes,
            @Nullable WrittenArea area,
            @Nullable Instant begins,
            Instant expires) {}

    private record WrittenArea(
            @Nullable List<CapPolygon> polygons,
            @Nullable List<CapCircle> circles,
            @Nullable List<CapNamedValue> geocodes) {}
}
