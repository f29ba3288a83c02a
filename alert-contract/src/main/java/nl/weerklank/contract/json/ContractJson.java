package nl.weerklank.contract.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import nl.weerklank.contract.alert.Authority;
import nl.weerklank.contract.cell.CellSet;
import nl.weerklank.contract.operator.Act;
import nl.weerklank.contract.operator.Ruling;
import nl.weerklank.contract.report.Outcome;

/** Writes and reads every record of the contract; unknown fields are ignored so that a newer writer does not stop an older reader. */
public final class ContractJson {

    private static final ObjectMapper MAPPER = mapper();

    private ContractJson() {}

    /** A mapper of the contract's form, for a framework that wants one; a fresh copy each time. */
    public static ObjectMapper newMapper() {
        return mapper();
    }

    public static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "cannot be written as JSON: " + value.getClass().getName(), e);
        }
    }

    /** @throws IllegalArgumentException with the place when the bytes are not JSON of this type */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new IllegalArgumentException("JSON null is no " + type.getSimpleName());
            }
            return value;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    e.getOriginalMessage()
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not readable as JSON", e);
        }
    }

    private static ObjectMapper mapper() {
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(cells())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .serializationInclusion(JsonInclude.Include.ALWAYS)
                .addMixIn(Outcome.class, OutcomeForm.class)
                .addMixIn(Authority.class, AuthorityForm.class)
                .addMixIn(Ruling.class, RulingForm.class)
                .addMixIn(Act.class, ActForm.class)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(
                        StreamReadConstraints.builder().maxNestingDepth(64).build());
        return mapper;
    }

    private static SimpleModule cells() {
        return new SimpleModule()
                .addSerializer(CellSet.class, new StdSerializer<>(CellSet.class) {
                    @Override
                    public void serialize(CellSet cells, JsonGenerator out, SerializerProvider p) throws IOException {
                        out.writeStartArray();
                        for (var cell : cells.compact()) {
                            out.writeString(cell);
                        }
                        out.writeEndArray();
                    }
                })
                .addDeserializer(CellSet.class, new StdDeserializer<>(CellSet.class) {
                    @Override
                    public CellSet deserialize(JsonParser in, DeserializationContext context) throws IOException {
                        var compact = context.readValue(in, String[].class);
                        try {
                            return CellSet.ofCompact(Arrays.asList(compact));
                        } catch (IllegalArgumentException e) {
                            return (CellSet) context.handleWeirdStringValue(
                                    CellSet.class, String.join(",", compact), "%s", e.getMessage());
                        }
                    }
                });
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Outcome.Reached.class, name = "reached"),
        @JsonSubTypes.Type(value = Outcome.Failed.class, name = "failed")
    })
    private interface OutcomeForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Authority.Approved.class, name = "approved"),
        @JsonSubTypes.Type(value = Authority.Mandated.class, name = "mandated")
    })
    private interface AuthorityForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Ruling.Open.class, name = "open"),
        @JsonSubTypes.Type(value = Ruling.Closed.class, name = "closed"),
        @JsonSubTypes.Type(value = Ruling.Maintenance.class, name = "maintenance"),
        @JsonSubTypes.Type(value = Ruling.Damped.class, name = "damped")
    })
    private interface RulingForm {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Act.Retry.class, name = "retry"),
        @JsonSubTypes.Type(value = Act.Add.class, name = "add"),
        @JsonSubTypes.Type(value = Act.Stop.class, name = "stop")
    })
    private interface ActForm {}
}
