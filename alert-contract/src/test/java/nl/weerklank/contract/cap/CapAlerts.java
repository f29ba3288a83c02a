package nl.weerklank.contract.cap;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** Any message that the standard's form allows, with any text that XML can say. */
public final class CapAlerts implements ArbitrarySupplier<CapAlert> {

    @Override
    public Arbitrary<CapAlert> get() {
        var head = Combinators.combine(
                name(), name(), time(), Arbitraries.of(CapStatus.values()), Arbitraries.of(CapMsgType.values()));
        var body = Combinators.combine(
                maybe(text()),
                Arbitraries.of(CapScope.values()),
                maybe(text()),
                words(),
                text().list().ofMaxSize(2),
                maybe(text()),
                references(),
                infos());
        return head.as((identifier, sender, sent, status, type) ->
                        body.as((source, scope, restriction, words, codes, note, references, infos) -> new CapAlert(
                                identifier,
                                sender,
                                sent,
                                status,
                                type,
                                source,
                                scope,
                                restriction,
                                words,
                                codes,
                                note,
                                references,
                                words,
                                infos)))
                .flatMap(alert -> alert);
    }

    private static Arbitrary<List<CapInfo>> infos() {
        var required = Combinators.combine(
                maybe(Arbitraries.of("nl-NL", "en", "ar", "zh-TW")),
                Arbitraries.of(CapCategory.values()).list().ofMinSize(1).ofMaxSize(3),
                Arbitraries.of(CapResponseType.values()).list().ofMaxSize(2),
                Arbitraries.of(CapUrgency.values()),
                Arbitraries.of(CapSeverity.values()),
                Arbitraries.of(CapCertainty.values()));
        var optional = Combinators.combine(
                maybe(text()).list().ofSize(7),
                maybe(time()).list().ofSize(3),
                named(),
                named(),
                resources(),
                areas(),
                text());
        return Combinators.combine(
                        required.as((language, categories, responses, urgency, severity, certainty) ->
                                optional.as((t, times, codes, parameters, resources, areas, event) -> new CapInfo(
                                        language,
                                        categories,
                                        event,
                                        responses,
                                        urgency,
                                        severity,
                                        certainty,
                                        t.get(0),
                                        codes,
                                        times.get(0),
                                        times.get(1),
                                        times.get(2),
                                        t.get(1),
                                        t.get(2),
                                        t.get(3),
                                        t.get(4),
                                        t.get(5) == null ? null : "https://example.nl/x",
                                        t.get(6),
                                        parameters,
                                        resources,
                                        areas))),
                        Arbitraries.just(0))
                .as((info, ignored) -> info)
                .flatMap(info -> info)
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<List<CapArea>> areas() {
        return Combinators.combine(
                        text(),
                        point().list().ofMinSize(3).ofMaxSize(6),
                        point().list().ofMaxSize(2),
                        Arbitraries.doubles().between(0, 20_000),
                        named(),
                        maybe(Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.TEN)))
                .as((words, corners, centres, radius, codes, height) -> {
                    var ring = new ArrayList<>(corners);
                    ring.add(corners.getFirst());
                    return new CapArea(
                            words,
                            List.of(new CapPolygon(ring)),
                            centres.stream().map(c -> new CapCircle(c, radius)).toList(),
                            codes,
                            height,
                            height == null ? null : height.add(BigDecimal.ONE));
                })
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<List<CapResource>> resources() {
        return Combinators.combine(
                        text(), maybe(Arbitraries.bigIntegers().between(BigInteger.ZERO, BigInteger.TWO.pow(70))))
                .as((words, size) ->
                        new CapResource(words, "image/png", size, "https://example.nl/kaart.png", null, null))
                .list()
                .ofMaxSize(2);
    }

    private static Arbitrary<List<CapNamedValue>> named() {
        return Combinators.combine(text(), text()).as(CapNamedValue::new).list().ofMaxSize(2);
    }

    private static Arbitrary<List<CapReference>> references() {
        return Combinators.combine(name(), name(), time())
                .as(CapReference::new)
                .list()
                .ofMaxSize(2);
    }

    /** Words of a list: blanks are welcome in them, double quotes have another meaning there. */
    private static Arbitrary<List<String>> words() {
        return text().filter(word -> !word.contains("\"")).list().ofMaxSize(3);
    }

    private static Arbitrary<String> name() {
        return Arbitraries.strings()
                .withChars("abcXYZ0189@.-_:/é")
                .ofMinLength(1)
                .ofMaxLength(20);
    }

    private static Arbitrary<CapPoint> point() {
        return Combinators.combine(
                        Arbitraries.doubles().between(-90, 90).ofScale(6),
                        Arbitraries.doubles().between(-180, 180).ofScale(6))
                .as((lat, lon) -> new CapPoint(lat + 0.0, lon + 0.0));
    }

    private static Arbitrary<OffsetDateTime> time() {
        return Combinators.combine(
                        Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L),
                        Arbitraries.integers().between(-14 * 60, 14 * 60))
                .as((second, zone) -> LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC)
                        .atOffset(ZoneOffset.ofTotalSeconds(zone * 60)));
    }

    /** Any text without white space around it, which means nothing in CAP, and not empty, which is the same as absent. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings()
                .withChars("ab &<>\"'é€\t\n\r]")
                .withCharRange('\u00A1', '\u0FFF')
                .ofMinLength(1)
                .ofMaxLength(30)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    private static <T> Arbitrary<@Nullable T> maybe(Arbitrary<T> some) {
        return some.injectNull(0.3);
    }
}
