package nl.weerklank.local.bench.signal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import nl.weerklank.contract.topic.Topics;
import nl.weerklank.local.Layout;
import nl.weerklank.local.system.Settings;
import nl.weerklank.signal.RawReference;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.SignalIds;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Entry;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.format.SourceFacts;
import nl.weerklank.signal.json.SignalJson;
import nl.weerklank.signal.watch.Importance;
import nl.weerklank.signal.watch.SignalPlace;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Earthquakes as a seismic network publishes them, and the rules and sources that the measurements run with. */
final class BenchSignals {

    static final String SOURCE = "bench";
    static final String FORMAT = "usgs-geojson";

    private static final int RULES = 50;
    private static final int OF_EARTHQUAKES = 10;
    private static final String[] OTHERS = {"flood", "wind", "fire", "cyber", "heat", "rain", "power", "chemical"};

    private final Readers readers = Readers.installed();

    /** What the network sends of one earthquake. */
    static byte[] raw(String id, double latitude, double longitude, double magnitude, Instant at) {
        return String.format(
                        Locale.ROOT,
                        """
                        {"type":"FeatureCollection","metadata":{"generated":%d,"title":"USGS All Earthquakes","status":200,"api":"1.10.3","count":1},\
                        "features":[{"type":"Feature","properties":{"mag":%.2f,"place":"bench %s","time":%d,"updated":%d,"status":"automatic",\
                        "tsunami":0,"sig":300,"net":"us","code":"%s","ids":",us%s,","type":"earthquake","magType":"ml","title":"M %.1f - bench"},\
                        "geometry":{"type":"Point","coordinates":[%.4f,%.4f,10]},"id":"us%s"}]}\
                        """,
                        at.toEpochMilli(),
                        magnitude,
                        id,
                        at.toEpochMilli(),
                        at.toEpochMilli(),
                        id,
                        id,
                        magnitude,
                        longitude,
                        latitude,
                        id)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Normalised, as the service does it. */
    Signal read(byte[] raw, Instant now) {
        var facts = new SourceFacts(
                SOURCE,
                java.util.List.of(),
                Tlp.CLEAR,
                now,
                new RawReference(SignalIds.digest(raw), "application/geo+json", ""),
                null,
                Map.of());
        for (var entry : readers.read(FORMAT, raw, facts)) {
            if (entry instanceof Entry.Taken taken) {
                return taken.signal();
            }
        }
        throw new IllegalStateException("the bench's own signal is not read: " + readers.read(FORMAT, raw, facts));
    }

    /** As the service writes it to the topic; @param importance whether the picture may leave it out */
    static ProducerRecord<byte[], byte[]> toRecord(Signal signal, Importance importance) {
        var toWrite = new ProducerRecord<>(
                Topics.SIGNALS,
                SignalPlace.partition(signal.hazard().forCrisisCentre(), Topics.PARTITIONS),
                signal.key().getBytes(StandardCharsets.UTF_8),
                SignalJson.write(signal));
        toWrite.headers().add("importance", importance.name().getBytes(StandardCharsets.UTF_8));
        return toWrite;
    }

    static KafkaProducer<byte[], byte[]> producer(String broker) {
        return new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", broker, "acks", "all", "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Settings under which the picture runs with fifty rules, of which one issues at once. */
    static Settings settings(Layout layout) throws IOException {
        var rules = Files.writeString(layout.run().resolve("bench-rules.yaml"), rules());
        var sources = Files.writeString(layout.run().resolve("bench-sources.json"), """
            {"sources": [{"name": "%s", "format": "cloudevents", "trust": 1.0, "freshness": "PT1H"}]}
            """.formatted(SOURCE));
        return Settings.of(Map.of("WEERKLANK_RULES", path(rules), "WEERKLANK_SOURCES", path(sources)));
    }

    private static String path(Path file) {
        return file.toAbsolutePath().toString();
    }

    private static String rules() {
        var yaml = new StringBuilder("rules: bench\nversion: 1\nsample: true\nlist:\n");
        yaml.append("""
              - id: warn
                hazards: [earthquake]
                when: signal.quantity == 'magnitude' && signal.value >= 6.0
                over: thread.sources >= 1 && thread.trust >= 0.9
                window: PT10M
                maxAge: PT2M
                automatic:
                  mandate: earthquake-early-warning
                  place: Loppersum en omgeving
                  radiusKm: 15
                  urgency: Immediate
                  severity: Severe
                  certainty: Observed
                  responses: [Shelter]
                  eventCodes: [{valueName: nl.weerklank.hazard, value: earthquake}]
                  texts:
                    - {language: nl-NL, event: Aardbeving, headline: "Aardbeving, magnitude {number}", description: "Gemeten op {observed}.", instruction: Blijf weg van ramen.}
            """);
        for (int i = 1; i < RULES; i++) {
            var hazard = i < OF_EARTHQUAKES ? "earthquake" : OTHERS[i % OTHERS.length];
            yaml.append("""
                  - id: rule-%d
                    hazards: [%s]
                    when: signal.quantity == 'magnitude' && signal.value >= 9.%d && signal.certainty == 'Observed'
                    over: thread.sources >= 2 && window.count >= 3
                    window: PT1H
                    note: rule %d
                """.formatted(i, hazard, i % 10, i));
        }
        return yaml.toString();
    }
}
