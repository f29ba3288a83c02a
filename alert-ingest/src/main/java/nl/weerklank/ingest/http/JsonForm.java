package nl.weerklank.ingest.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import nl.weerklank.contract.json.ContractJson;

/** JSON at the door is written as on the topics; what a request leaves out is not there. */
class JsonForm {

    @Produces
    @Singleton
    ObjectMapper json() {
        return ContractJson.newMapper().disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
    }
}
