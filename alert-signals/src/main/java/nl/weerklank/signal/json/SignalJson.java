package nl.weerklank.signal.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.signal.Marked;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.Tlp;

/** Writes and reads signals as they stand on the topic; unknown fields are ignored as everywhere in the contract. */
public final class SignalJson {

    private static final ObjectMapper MAPPER = newMapper();

    private SignalJson() {}

    /** A mapper of the contract's form that also knows marked values; a fresh copy each time. */
    public static ObjectMapper newMapper() {
        return ContractJson.newMapper().addMixIn(Marked.class, MarkedForm.class);
    }

    public static byte[] write(Signal signal) {
        try {
            return MAPPER.writeValueAsBytes(signal);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON: " + signal, e);
        }
    }

    /** @throws IllegalArgumentException with the place, and without content, when the bytes are no signal */
    public static Signal read(byte[] json) {
        try {
            var signal = MAPPER.readValue(json, Signal.class);
            if (signal == null) {
                throw new IllegalArgumentException("JSON null is no signal");
            }
            return signal;
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "no signal" + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not readable as JSON", e);
        }
    }

    private abstract static class MarkedForm<T> {
        @JsonProperty("tlp")
        abstract Tlp tlp();

        @JsonProperty("value")
        abstract T forCrisisCentre();

        @JsonCreator
        static <T> Marked<T> of(@JsonProperty("tlp") Tlp tlp, @JsonProperty("value") T value) {
            return Marked.of(tlp, value);
        }
    }
}
