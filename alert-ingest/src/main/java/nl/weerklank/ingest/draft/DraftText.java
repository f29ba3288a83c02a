package nl.weerklank.ingest.draft;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import nl.weerklank.contract.json.ContractJson;

/** What is written, as the database keeps it. */
final class DraftText {

    private static final ObjectMapper JSON =
            ContractJson.newMapper().disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private DraftText() {}

    static String of(Writing writing) {
        try {
            return JSON.writeValueAsString(writing);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is written can always be kept", e);
        }
    }

    static Writing read(String text) {
        try {
            return JSON.readValue(text, Writing.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a kept draft cannot be read: " + e.getOriginalMessage(), e);
        }
    }
}
