package nl.weerklank.dispatch.state;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.dispatch.track.Dissemination;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** How a dissemination is kept in the store: the contract's JSON, with sets of cells packed. */
public final class StateCodec {

    private static final ObjectMapper MAPPER = mapper();

    private StateCodec() {}

    /** What cannot be read, such as the state of a much older release, reads as null: one alert must not keep all others from being dispatched. */
    public static Serde<Dissemination> serde() {
        return Serdes.serdeFrom(
                (topic, state) -> state == null ? null : write(state),
                (topic, bytes) -> bytes == null ? null : readOrNull(bytes));
    }

    private static @Nullable Dissemination readOrNull(byte[] bytes) {
        try {
            return read(bytes);
        } catch (UncheckedIOException e) {
            return null;
        }
    }

    static byte[] write(Dissemination state) {
        try {
            return MAPPER.writeValueAsBytes(state);
        } catch (IOException e) {
            throw new UncheckedIOException("a dissemination can always be written", e);
        }
    }

    static Dissemination read(byte[] bytes) {
        try {
            return MAPPER.readValue(bytes, Dissemination.class);
        } catch (IOException e) {
            throw new UncheckedIOException("a kept dissemination cannot be read", e);
        }
    }

    /** Equal areas of one dissemination become one object: see the lifecycle's SharedCells. */
    private static CellSet shared(CellSet cells, DeserializationContext context) {
        var areas =
                context.getAttribute(CellSet.class) instanceof AreasRead known ? known : new AreasRead(new HashMap<>());
        context.setAttribute(CellSet.class, areas);
        var same = areas.known().putIfAbsent(cells, cells);
        return same == null ? cells : same;
    }

    private record AreasRead(Map<CellSet, CellSet> known) {}

    private static ObjectMapper mapper() {
        var module = new SimpleModule("packed-cells")
                .addSerializer(CellSet.class, new StdSerializer<>(CellSet.class) {
                    @Override
                    public void serialize(CellSet cells, JsonGenerator out, SerializerProvider p) throws IOException {
                        out.writeBinary(PackedCells.pack(cells));
                    }
                })
                .addDeserializer(CellSet.class, new StdDeserializer<>(CellSet.class) {
                    @Override
                    public CellSet deserialize(JsonParser in, DeserializationContext context) throws IOException {
                        return shared(PackedCells.unpack(in.getBinaryValue()), context);
                    }
                });
        return ContractJson.newMapper()
                .registerModule(module)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }
}
