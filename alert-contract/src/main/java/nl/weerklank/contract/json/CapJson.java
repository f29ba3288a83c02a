package nl.weerklank.contract.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapCategory;
import nl.weerklank.contract.cap.CapCertainty;
import nl.weerklank.contract.cap.CapMsgType;
import nl.weerklank.contract.cap.CapResponseType;
import nl.weerklank.contract.cap.CapScope;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.contract.cap.CapStatus;
import nl.weerklank.contract.cap.CapUrgency;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.read.CapVerdict;
import nl.weerklank.contract.cap.rule.CapPlace;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.write.CapWriter;

/**
 * Reads a CAP message that somebody wrote as JSON of the model: optional fields may be left out, words may be spelled as CAP
 * or as the model spells them, unknown fields are refused; then it takes the way of the XML, so that no form lets more through.
 */
public final class CapJson {

    private static final ObjectMapper MAPPER = mapper();

    private CapJson() {}

    /** The message by its form and all other rules, with paths instead of lines where a rule is broken. */
    public static CapVerdict check(byte[] json) {
        CapAlert alert;
        try {
            alert = MAPPER.readValue(json, CapAlert.class);
        } catch (JsonProcessingException e) {
            return refused(violation(e));
        } catch (IOException e) {
            return refused(Violation.at(
                    CapRule.NOT_WELL_FORMED, "", CapPlace.UNKNOWN, "the body cannot be read", "send JSON in UTF-8"));
        }
        if (alert == null) {
            return refused(Violation.at(
                    CapRule.NOT_WELL_FORMED, "", CapPlace.UNKNOWN, "the body is JSON null", "send a CAP message"));
        }
        var missing = RequiredFields.missing(alert);
        if (!missing.isEmpty()) {
            return new CapVerdict(Optional.empty(), missing);
        }
        try {
            var verdict = new CapReader().check(CapWriter.write(alert));
            return new CapVerdict(
                    verdict.alert(),
                    verdict.violations().stream().map(CapJson::withoutPlace).toList());
        } catch (IllegalArgumentException e) {
            return refused(Violation.at(
                    CapRule.NOT_WELL_FORMED,
                    "",
                    CapPlace.UNKNOWN,
                    String.valueOf(e.getMessage()),
                    "send only text and numbers that CAP can say"));
        }
    }

    private static CapVerdict refused(Violation violation) {
        return new CapVerdict(Optional.empty(), List.of(violation));
    }

    private static Violation withoutPlace(Violation v) {
        return new Violation(v.rule(), v.severity(), v.path(), 0, 0, v.message(), v.remedy());
    }

    private static Violation violation(JsonProcessingException e) {
        var at = e.getLocation();
        var place = at == null ? CapPlace.UNKNOWN : new CapPlace(at.getLineNr(), at.getColumnNr());
        var path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        if (e instanceof UnrecognizedPropertyException unknown) {
            return Violation.at(
                    CapRule.UNSUPPORTED_ELEMENT,
                    path,
                    place,
                    "there is no field " + unknown.getPropertyName() + " here",
                    "remove it; the fields are those of CAP 1.2");
        }
        return Violation.at(
                path.isEmpty() ? CapRule.NOT_WELL_FORMED : CapRule.SCHEMA_VIOLATION,
                path,
                place,
                e.getOriginalMessage().lines().findFirst().orElse(""),
                "send JSON of a CAP message");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step ->
                        step.getFieldName() == null ? "[" + (step.getIndex() + 1) + "]" : "/" + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^/", "");
    }

    private static ObjectMapper mapper() {
        var mapper = ContractJson.newMapper()
                .registerModule(words())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);
        mapper.configOverride(List.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY, Nulls.FAIL));
        return mapper;
    }

    private static SimpleModule words() {
        var module = new SimpleModule();
        add(module, CapStatus.class, CapStatus::of);
        add(module, CapMsgType.class, CapMsgType::of);
        add(module, CapScope.class, CapScope::of);
        add(module, CapCategory.class, CapCategory::of);
        add(module, CapResponseType.class, CapResponseType::of);
        add(module, CapUrgency.class, CapUrgency::of);
        add(module, CapSeverity.class, CapSeverity::of);
        add(module, CapCertainty.class, CapCertainty::of);
        return module;
    }

    private static <E extends Enum<E>> void add(
            SimpleModule module, Class<E> type, Function<String, Optional<E>> word) {
        module.addDeserializer(type, new StdDeserializer<>(type) {
            @Override
            public E deserialize(JsonParser in, DeserializationContext context) throws IOException {
                var text = in.getValueAsString("");
                for (var constant : type.getEnumConstants()) {
                    if (constant.name().equals(text)) {
                        return constant;
                    }
                }
                return word.apply(text)
                        .orElseThrow(
                                () -> context.weirdStringException(text, type, "it is not one of the words of CAP"));
            }
        });
    }
}
