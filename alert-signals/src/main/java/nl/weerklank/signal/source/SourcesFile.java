package nl.weerklank.signal.source;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import nl.weerklank.contract.cap.CapArea;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Tlp;
import org.jspecify.annotations.Nullable;

/** Reads the sources file (JSON; its form is in docs/signals.md); one wrong source makes the file wrong, and is named. */
public final class SourcesFile {

    private static final ObjectReader READER = ContractJson.newMapper()
            .disable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .readerFor(Written.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");
    private static final Duration SHORTEST_INTERVAL = Duration.ofSeconds(1);
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);
    private static final double USUAL_TRUST = 0.5;

    private SourcesFile() {}

    /** As it is written in the file. */
    private record Written(List<One> sources) {}

    private record One(
            String name,
            String format,
            @Nullable String address,
            @Nullable Duration interval,
            @Nullable Double trust,
            @Nullable List<String> hazards,
            @JsonAlias("competence") @Nullable List<WrittenArea> area,
            @Nullable Duration freshness,
            @Nullable String tlp,
            @Nullable Map<String, String> credentials,
            @Nullable Map<String, String> settings) {}

    private record WrittenArea(
            @Nullable String words,
            @Nullable String polygon,
            @Nullable String circle,
            @Nullable Map<String, String> geocodes) {}

    /**
     * All sources of the file.
     *
     * @param formats the formats that there are readers for
     * @throws IllegalArgumentException naming the source that is wrong, in one sentence
     */
    public static List<Source> read(byte[] json, Collection<String> formats) {
        Written written;
        try {
            written = READER.readValue(json);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new IllegalArgumentException(
                    "the sources file is wrong"
                            + (at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr()) + ": "
                            + e.getOriginalMessage(),
                    e);
        } catch (IOException e) {
            throw new IllegalArgumentException("the sources file cannot be read", e);
        }
        if (written == null || written.sources() == null) {
            throw new IllegalArgumentException("the sources file has no list of sources");
        }
        var names = new HashSet<String>();
        var sources = new ArrayList<Source>();
        for (var one : written.sources()) {
            try {
                if (!names.add(one.name())) {
                    throw new IllegalArgumentException("the name is given twice");
                }
                sources.add(source(one, formats));
            } catch (IllegalArgumentException | NullPointerException e) {
                throw new IllegalArgumentException("source '%s': %s".formatted(one.name(), e.getMessage()), e);
            }
        }
        return List.copyOf(sources);
    }

    private static Source source(One one, Collection<String> formats) {
        if (one.name() == null || !NAME.matcher(one.name()).matches()) {
            throw new IllegalArgumentException("a name has small letters, digits, dots and hyphens only");
        }
        if (!formats.contains(one.format())) {
            throw new IllegalArgumentException("there is no reader for the format '" + one.format()
                    + "'; declare one of " + String.join(", ", formats));
        }
        var interval = one.interval() == null ? USUAL_INTERVAL : one.interval();
        if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new IllegalArgumentException("the interval is shorter than a second");
        }
        var freshness = one.freshness() == null ? interval.multipliedBy(5) : one.freshness();
        if (freshness.isNegative() || freshness.isZero()) {
            throw new IllegalArgumentException("the freshness is no length of time");
        }
        return new Source(
                one.name(),
                one.format(),
                address(one.address()),
                interval,
                one.trust() == null ? USUAL_TRUST : one.trust(),
                hazards(one.hazards() == null ? List.of() : one.hazards()),
                areas(one.area() == null ? List.of() : one.area()),
                freshness,
                one.tlp() == null ? Tlp.CLEAR : Tlp.of(one.tlp()).orElseThrow(() -> wrong("tlp", one.tlp())),
                one.credentials() == null ? Map.of() : one.credentials(),
                one.settings() == null ? Map.of() : one.settings());
    }

    private static @Nullable URI address(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var address = URI.create(text);
        var scheme = address.getScheme() == null ? "" : address.getScheme();
        if (!List.of("http", "https", "mqtt", "mqtts", "kafka").contains(scheme)
                || !scheme.equals("kafka") && address.getHost() == null) {
            throw new IllegalArgumentException("the address is none of http, https, mqtt, mqtts or kafka");
        }
        return address;
    }

    private static List<Hazard> hazards(List<String> words) {
        return words.stream()
                .map(word -> Hazard.of(word).orElseThrow(() -> wrong("hazard", word)))
                .toList();
    }

    private static List<CapArea> areas(List<WrittenArea> written) {
        return written.stream()
                .map(area -> AreaWords.area(
                        area.words() == null ? "" : area.words(),
                        area.polygon(),
                        area.circle(),
                        area.geocodes() == null ? Map.of() : area.geocodes()))
                .toList();
    }

    private static IllegalArgumentException wrong(String what, @Nullable String word) {
        return new IllegalArgumentException("the " + what + " '" + word + "' is not known");
    }
}
