package nl.weerklank.signal.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.weerklank.contract.cap.CapSeverity;
import nl.weerklank.signal.Hazard;
import nl.weerklank.signal.Measurement;
import nl.weerklank.signal.SignalKind;
import nl.weerklank.signal.Tlp;
import org.junit.jupiter.api.Test;

/** Formats of which the corpus has no real sample, by samples written here. */
class FormatsTest {

    @Test
    void an_event_of_GDACS_is_a_signal_with_its_alert_level_and_other_names() {
        var signal = Reading.signal(Reading.of("gdacs", """
                <rss version="2.0" xmlns:gdacs="http://www.gdacs.org" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#">
                <channel><item><title>Orange flood alert</title><guid>FL1102</guid><pubDate>Mon, 01 Jun 2026 08:00:00 GMT</pubDate>
                <geo:Point><geo:lat>50.85</geo:lat><geo:long>5.69</geo:long></geo:Point>
                <gdacs:eventtype>FL</gdacs:eventtype><gdacs:eventid>1102</gdacs:eventid><gdacs:episodeid>3</gdacs:episodeid>
                <gdacs:alertlevel>Orange</gdacs:alertlevel><gdacs:fromdate>Sun, 31 May 2026 00:00:00 GMT</gdacs:fromdate>
                <gdacs:severity unit="m" value="4.2">4.2</gdacs:severity><gdacs:country>Netherlands</gdacs:country>
                <gdacs:glide>FL-2026-000102-NLD</gdacs:glide></item></channel></rss>"""));

        assertThat(signal.subject()).isEqualTo("FL1102");
        assertThat(signal.hazard().forCrisisCentre()).isEqualTo(Hazard.FLOOD);
        assertThat(signal.severity().forCrisisCentre()).isEqualTo(CapSeverity.SEVERE);
        assertThat(signal.observed().forCrisisCentre()).isEqualTo(Instant.parse("2026-05-31T00:00:00Z"));
        assertThat(signal.value()).isNotNull();
        assertThat(signal.aliases()).contains("gdacs:FL1102", "glide:FL-2026-000102-NLD");
        assertThat(signal.areas()
                        .forCrisisCentre()
                        .getFirst()
                        .circles()
                        .getFirst()
                        .centre()
                        .latitude())
                .isEqualTo(50.85);
    }

    @Test
    void a_deleted_quake_of_GeoNet_is_taken_back() {
        var quake = """
                {"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point","coordinates":[174.2,-41.1,20]},
                "properties":{"publicID":"2026p411","time":"2026-06-01T10:00:00.123Z","depth":20,"magnitude":5.61,"mmi":5,
                "locality":"10 km south of Seddon","quality":"%s"}}]}""";

        assertThat(Reading.signal(Reading.of("geonet-geojson", quake.formatted("best")))
                        .kind())
                .isEqualTo(SignalKind.NEW);
        var gone = Reading.signal(Reading.of("geonet-geojson", quake.formatted("deleted")));
        assertThat(gone.kind()).isEqualTo(SignalKind.CANCEL);
        assertThat(gone.subject()).isEqualTo("2026p411");
    }

    @Test
    void water_levels_are_placed_on_the_map_and_missing_values_are_left_out() {
        var entries = Reading.of("rws-water", """
                {"Succesvol":true,"WaarnemingenLijst":[{"Locatie":{"Coordinatenstelsel":"25831","X":586550.994420996,"Y":5772806.43069697,
                "Naam":"Scheveningen","Code":"SCHEVNGN"},"MetingenLijst":[
                {"Tijdstip":"2026-06-01T10:00:00.000+01:00","Meetwaarde":{"Waarde_Numeriek":251.0},"WaarnemingMetadata":{"KwaliteitswaardecodeLijst":["00"]}},
                {"Tijdstip":"2026-06-01T10:10:00.000+01:00","Meetwaarde":{"Waarde_Numeriek":999999999},"WaarnemingMetadata":{"KwaliteitswaardecodeLijst":["99"]}}],
                "AquoMetadata":{"Grootheid":{"Code":"WATHTE"},"Eenheid":{"Code":"cm"},"Hoedanigheid":{"Code":"NAP"}}}]}""");
        var signal = Reading.signal(entries);
        var centre =
                signal.areas().forCrisisCentre().getFirst().circles().getFirst().centre();

        assertThat(entries).hasSize(2);
        assertThat(signal.value().forCrisisCentre()).isEqualTo(new Measurement("WATHTE", 251, "cm NAP"));
        assertThat(signal.observed().forCrisisCentre()).isEqualTo(Instant.parse("2026-06-01T09:00:00Z"));
        assertThat(centre.latitude()).isBetween(52.09, 52.11);
        assertThat(centre.longitude()).isBetween(4.25, 4.28);
    }

    @Test
    void a_TAXII_server_leads_from_discovery_to_objects_and_on_to_the_next_page() {
        assertThat(Reading.of("taxii", "{\"title\":\"t\",\"api_roots\":[\"https://feed.example/api1/\"]}"))
                .containsExactly(new Entry.Linked(URI.create("https://feed.example/api1/collections/"), "taxii", ""));
        assertThat(Reading.of(
                        "taxii",
                        "{\"collections\":[{\"id\":\"c1\",\"can_read\":true},{\"id\":\"c2\",\"can_read\":false}]}"))
                .contains(new Entry.Linked(URI.create("https://feed.example/a/list/c1/objects/"), "taxii", ""))
                .hasSize(2);
        assertThat(Reading.of("taxii", "{\"more\":true,\"next\":\"7\",\"objects\":[" + INDICATOR + "]}"))
                .contains(new Entry.Linked(URI.create("https://feed.example/a/list?next=7"), "taxii", ""));
    }

    private static final String INDICATOR = """
            {"type":"indicator","spec_version":"2.1","id":"indicator--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f",
            "created":"2026-05-01T10:00:00.000Z","modified":"2026-05-02T10:00:00.000Z","name":"Pumps","description":"Inside the pumps.",
            "pattern":"[ipv4-addr:value = '192.0.2.1']","pattern_type":"stix","valid_from":"2026-05-01T10:00:00Z",
            "object_marking_refs":["marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da"],
            "granular_markings":[{"marking_ref":"marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed","selectors":["description"]}]}""";

    @Test
    void a_marking_of_one_property_stays_with_that_field() {
        var signal = Reading.signal(Reading.of("stix", INDICATOR));

        assertThat(signal.headline().tlp()).isEqualTo(Tlp.GREEN);
        assertThat(signal.description().tlp()).isEqualTo(Tlp.RED);
        assertThat(signal.tlp()).isEqualTo(Tlp.RED);
    }

    @Test
    void a_marking_that_is_not_known_keeps_the_object_inside() {
        var unknown = INDICATOR.replace("34098fce-860f-48ae-8e50-ebd3cc5e41da", "00000000-860f-48ae-8e50-ebd3cc5e41da");

        assertThat(Reading.signal(Reading.of("stix", unknown)).headline().tlp()).isEqualTo(Tlp.AMBER);
    }

    @Test
    void an_observation_of_SensorThings_takes_what_it_does_not_repeat_from_the_declaration() {
        var settings = Map.of(
                "topic", "v1.1/Datastreams(17)/Observations",
                "quantity", "PM10",
                "unit", "ug/m3",
                "latitude", "51.7",
                "longitude", "4.6");
        var signal = Reading.signal(Reading.of(
                "sensorthings",
                "{\"@iot.id\":9,\"phenomenonTime\":\"2026-06-01T10:00:00Z/2026-06-01T10:10:00Z\",\"result\":181.5}",
                settings,
                Hazard.AIR_QUALITY));

        assertThat(signal.subject()).isEqualTo("Datastreams(17)");
        assertThat(signal.hazard().forCrisisCentre()).isEqualTo(Hazard.AIR_QUALITY);
        assertThat(signal.value().forCrisisCentre()).isEqualTo(new Measurement("PM10", 181.5, "ug/m3"));
        assertThat(signal.observed().forCrisisCentre()).isEqualTo(Instant.parse("2026-06-01T10:10:00Z"));
        assertThat(signal.areas().forCrisisCentre().getFirst().circles()).hasSize(1);
    }

    @Test
    void a_declared_payload_is_found_by_its_pointers() {
        var settings = Map.of(
                "value",
                "/sensor/level",
                "unit",
                "cm",
                "quantity",
                "water level",
                "subject",
                "/sensor/id",
                "time",
                "/at",
                "latitude",
                "/sensor/lat",
                "longitude",
                "/sensor/lon",
                "severity",
                "/class");
        var signal = Reading.signal(Reading.of(
                "declared",
                "{\"sensor\":{\"id\":\"g-7\",\"level\":212,\"lat\":51.9,\"lon\":4.4},\"at\":1780308000,\"class\":\"severe\"}",
                settings,
                Hazard.WATER_LEVEL));

        assertThat(signal.subject()).isEqualTo("g-7");
        assertThat(signal.value().forCrisisCentre().value()).isEqualTo(212);
        assertThat(signal.severity().forCrisisCentre()).isEqualTo(CapSeverity.SEVERE);
        assertThat(signal.observed().forCrisisCentre()).isEqualTo(Instant.ofEpochSecond(1780308000));
        assertThat(Reading.refusal(Reading.of("declared", "{\"sensor\":{}}", settings))
                        .place())
                .isEqualTo("/sensor/level");
        assertThat(Reading.signal(Reading.of("declared", "17,5", Map.of("unit", "m/s")))
                        .value()
                        .forCrisisCentre()
                        .value())
                .isEqualTo(17.5);
    }

    @Test
    void the_data_of_a_CloudEvent_are_read_in_the_format_that_is_declared() {
        var batch = """
                [{"specversion":"1.0","id":"1","type":"level","source":"/gauge/7","subject":"a","time":"2026-06-01T10:00:00Z",
                "datacontenttype":"application/json","data":{"level":3}},
                {"specversion":"1.0","id":"2","type":"level","source":"/gauge/7","time":"yesterday","data":{"level":4}}]""";
        var entries = Reading.of("cloudevents", batch, Map.of("data-format", "declared", "value", "/level"));

        assertThat(Reading.signal(entries).value().forCrisisCentre().value()).isEqualTo(3);
        assertThat(Reading.signal(entries).subject()).isEqualTo("/gauge/7/a");
        assertThat(Reading.refusal(entries).place()).isEqualTo("/1");
    }

    @Test
    void a_feed_leads_to_its_CAP_messages_and_a_bad_entry_does_not_stop_the_others() {
        var entries = Reading.of("cap-feed", """
                <feed xmlns="http://www.w3.org/2005/Atom"><id>f</id>
                <entry><id>1</id><updated>2026-06-01T10:00:00Z</updated><link href="../cap/1.xml" type="application/cap+xml"/></entry>
                <entry><id>2</id><title>nothing</title></entry>
                <entry><id>3</id><content type="text/xml"><alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
                <identifier>i1</identifier><sender>s@example.nl</sender><sent>2026-06-01T12:00:00+02:00</sent><status>Exercise</status>
                <msgType>Update</msgType><scope>Restricted</scope><restriction>TLP:RED</restriction>
                <references>s@example.nl,i0,2026-06-01T11:00:00+02:00</references>
                <info><category>Met</category><event>Zeer zware windstoten</event><urgency>Expected</urgency><severity>Severe</severity>
                <certainty>Likely</certainty><area><areaDesc>Zeeland</areaDesc><circle>51.5,3.8 20</circle></area></info></alert></content></entry>
                </feed>""");
        var signal = Reading.signal(entries);

        assertThat(entries).hasSize(3);
        assertThat(entries.getFirst())
                .isEqualTo(
                        new Entry.Linked(URI.create("https://feed.example/cap/1.xml"), "cap", "2026-06-01T10:00:00Z"));
        assertThat(Reading.refusal(entries).rule()).isEqualTo(Rule.MISSING_FIELD);
        assertThat(signal.subject()).isEqualTo("s@example.nl,i0");
        assertThat(signal.kind()).isEqualTo(SignalKind.UPDATE);
        assertThat(signal.exercise()).isTrue();
        assertThat(signal.tlp()).isEqualTo(Tlp.RED);
        assertThat(signal.hazard().forCrisisCentre()).isEqualTo(Hazard.WIND);
        assertThat(signal.references()).hasSize(1);
    }

    @Test
    void a_source_is_not_heard_on_a_hazard_that_it_is_not_declared_for() {
        var entries = Reading.of("declared", "{\"h\":\"flood\"}", Map.of("hazard", "/h"), Hazard.HEAT, Hazard.COLD);

        assertThat(Reading.refusal(entries).rule()).isEqualTo(Rule.NOT_FOR_US);
    }

    @Test
    void the_same_bytes_give_the_same_ids_and_other_words_give_others() {
        var one = Reading.signal(Reading.of("declared", "1", Map.of()));
        var again = Reading.signal(Reading.of("declared", "1", Map.of()));
        var other = Reading.signal(Reading.of("declared", "2", Map.of()));

        assertThat(again.id()).isEqualTo(one.id());
        assertThat(other.id()).isNotEqualTo(one.id());
        assertThat(other.key()).isEqualTo(one.key());
    }

    @Test
    void XML_that_reaches_beyond_itself_is_refused_by_every_reader_of_XML() {
        var bomb =
                "<!DOCTYPE rss [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><rss><channel><item><title>&a;</title></item></channel></rss>";
        for (var format : List.of("cap-feed", "georss", "gdacs", "quakeml", "edxl-de")) {
            assertThat(Reading.refusal(Reading.of(format, bomb)).rule())
                    .as(format)
                    .isEqualTo(Rule.FORBIDDEN_XML);
        }
    }

    @Test
    void bytes_of_any_kind_are_refused_with_a_reason_by_every_reader() {
        for (var format : Readers.installed().formats()) {
            for (var text : List.of(
                    "", "nonsense", "{", "{}", "[]", "<a/>", "[[[[[[", "\u0000\u0001", "{\"type\":1}", "[1,null]")) {
                for (var entry : Reading.of(format, text)) {
                    if (entry instanceof Entry.Refused refused) {
                        assertThat(refused.message()).as(format + " of " + text).doesNotContain("the reader of");
                    }
                }
            }
        }
    }
}
