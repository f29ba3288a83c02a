package nl.weerklank.contract.cap.check;

import static nl.weerklank.contract.cap.rule.CapRule.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nl.weerklank.contract.cap.CapText;
import nl.weerklank.contract.cap.read.CapReader;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One good message, broken in one place at a time: exactly the rule that it breaks is named, at its place. */
class RulesTest {

    private static final CapReader READER = new CapReader();
    private static final String REFERENCE = "a@b.nl,1,2026-06-01T11:00:00+02:00";

    @Test
    void the_good_message_breaks_no_rule_and_earns_no_warning() {
        assertThat(READER.check(CapText.bytes(CapText.GOOD)).violations()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> names_and_scope() {
        return broken(
                one("an empty identifier", CapText.element("identifier", ""), IDENTIFIER_EMPTY),
                one("a blank identifier", CapText.element("identifier", "  "), IDENTIFIER_EMPTY),
                one("a blank in the identifier", CapText.element("identifier", "a b"), INVALID_IDENTIFIER),
                one("a comma in the identifier", CapText.element("identifier", "a,b"), INVALID_IDENTIFIER),
                one("< in the identifier", CapText.element("identifier", "a&lt;b"), INVALID_IDENTIFIER),
                one("& in the identifier", CapText.element("identifier", "a&amp;b"), INVALID_IDENTIFIER),
                one("a hidden character in it", CapText.element("identifier", "a\u200Bb"), INVALID_IDENTIFIER),
                one("an empty sender", CapText.element("sender", ""), SENDER_EMPTY),
                one("a blank in the sender", CapText.element("sender", "meld kamer"), INVALID_SENDER),
                one("a comma in the sender", CapText.element("sender", "a,b"), INVALID_SENDER),
                one("& in the sender", CapText.element("sender", "a&amp;b"), INVALID_SENDER),
                one("Restricted without restriction", CapText.element("scope", "Restricted"), RESTRICTION_MISSING),
                one(
                        "Restricted with an empty restriction",
                        CapText.with("<scope>Public</scope>", "<scope>Restricted</scope><restriction> </restriction>"),
                        RESTRICTION_MISSING),
                one(
                        "a restriction on a public message",
                        CapText.behind("scope", "<restriction>staff</restriction>"),
                        RESTRICTION_SCOPE_MISMATCH),
                one("Private without addresses", CapText.element("scope", "Private"), ADDRESSES_MISSING),
                one(
                        "addresses on a public message",
                        CapText.behind("scope", "<addresses>a</addresses>"),
                        ADDRESSES_SCOPE_MISMATCH),
                one("an Exercise without note", CapText.element("status", "Exercise"), EXERCISE_WITHOUT_NOTE));
    }

    @TestFactory
    Stream<DynamicTest> references() {
        return broken(
                one("an Update without references", CapText.element("msgType", "Update"), REFERENCES_MISSING),
                one("a Cancel without references", CapText.element("msgType", "Cancel"), REFERENCES_MISSING),
                one("an Ack without references", CapText.element("msgType", "Ack"), REFERENCES_MISSING),
                one("an Error without note", update("Error", REFERENCE), ERROR_WITHOUT_NOTE),
                one("empty references", CapText.behind("scope", "<references/>"), REFERENCES_EMPTY),
                one("references of two parts", update("Update", "a@b.nl,1"), INVALID_REFERENCES),
                one("references of four parts", update("Update", REFERENCE + ",x"), INVALID_REFERENCES),
                one("references in UTC by Z", update("Update", "a@b.nl,1,2026-06-01T11:00:00Z"), INVALID_REFERENCES),
                one(
                        "a reference on no day",
                        update("Update", "a@b.nl,1,2026-02-30T11:00:00+02:00"),
                        INVALID_REFERENCES),
                one("references with ; between", update("Update", REFERENCE + ";" + REFERENCE), INVALID_REFERENCES),
                one(
                        "a reference to itself",
                        update("Update", "meldkamer@example.nl,proef-1,2026-06-01T12:00:00+02:00"),
                        CIRCULAR_REFERENCE),
                one(
                        "a reference to the future",
                        update("Update", "a@b.nl,1,2026-06-01T12:00:01+02:00"),
                        POSTDATED_REFERENCE));
    }

    @Test
    void two_good_references_with_line_feeds_between_are_read() {
        var verdict = READER.check(update("Update", REFERENCE + "\n   b@c.nl,2,2026-06-01T09:00:00-00:00"));

        assertThat(verdict.violations()).isEmpty();
        assertThat(verdict.alert().orElseThrow().references()).hasSize(2);
    }

    @TestFactory
    Stream<DynamicTest> info_blocks() {
        return broken(
                one("an Alert without info", CapText.without("info"), INFO_MISSING),
                one("an empty event", CapText.element("event", " "), EVENT_EMPTY),
                one("no expires", CapText.without("expires"), EXPIRES_MISSING),
                one(
                        "an end before it begins",
                        CapText.element("effective", "2026-06-01T19:00:00+02:00"),
                        EFFECTIVE_AFTER_EXPIRES),
                one(
                        "an event after the end",
                        CapText.element("onset", "2026-06-01T19:00:00+02:00"),
                        ONSET_AFTER_EXPIRES),
                one("web without scheme", CapText.element("web", "www.example.nl"), INVALID_WEB),
                one("web as a path", CapText.element("web", "/alert/1"), INVALID_WEB),
                one("web with a scheme alone", CapText.element("web", "https:"), INVALID_URI),
                one("web without host", CapText.element("web", "https:///x"), INVALID_WEB),
                one("web that runs", CapText.element("web", "javascript:alert(1)"), UNSAFE_URI),
                one("web with a blank", CapText.element("web", "https://example.nl/a b"), INVALID_URI),
                one(
                        "web with a direction override",
                        CapText.element("web", "https://example.nl/\u202Egnp"),
                        INVALID_URI),
                one("a language without meaning", CapText.element("language", "dutch"), UNKNOWN_LANGUAGE),
                one("a headline of 161 characters", CapText.element("headline", "x".repeat(161)), HEADLINE_TOO_LONG),
                one("HTML tags", CapText.element("description", "&lt;b&gt;Rook&lt;/b&gt;"), TEXT_CONTAINS_HTML_TAGS),
                one(
                        "a script",
                        CapText.element("headline", "&lt;script&gt;alert(1)&lt;/script&gt;"),
                        TEXT_CONTAINS_HTML_TAGS),
                one(
                        "an image that runs",
                        CapText.element("instruction", "&lt;img src=x onerror=alert(1)&gt;"),
                        TEXT_CONTAINS_HTML_TAGS),
                one(
                        "HTML entities",
                        CapText.element("description", "Rook &amp;nbsp; vuur"),
                        TEXT_CONTAINS_HTML_ENTITIES),
                one(
                        "a numbered entity",
                        CapText.element("description", "Rook &amp;#39; vuur"),
                        TEXT_CONTAINS_HTML_ENTITIES),
                one("a direction override", CapText.element("headline", "Grote \u202Ebrand\u202C"), BIDI_OVERRIDE),
                one("an isolate that runs on", CapText.element("headline", "Grote \u2067brand"), BIDI_OVERRIDE),
                one("zero-width characters", CapText.element("headline", "Grote\u200B brand"), INVISIBLE_CHARACTERS),
                one("C1 control characters", CapText.element("description", "Rook \u0096 vuur"), INVISIBLE_CHARACTERS));
    }

    @Test
    void an_end_before_sending_is_named_whatever_else_is_wrong_with_the_times() {
        var verdict = READER.check(CapText.element("expires", "2026-06-01T11:59:59+02:00"));

        assertThat(verdict.errors())
                .extracting(Violation::rule)
                .containsExactlyInAnyOrder(EXPIRES_BEFORE_SENT, EFFECTIVE_AFTER_EXPIRES, ONSET_AFTER_EXPIRES);
    }

    @Test
    void right_to_left_text_with_closed_isolates_is_welcome() {
        var text = "تحذير \u2066NL-Alert\u2069 حريق \u200F!";

        assertThat(READER.check(CapText.element("headline", text)).violations()).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> languages_side_by_side() {
        var info = CapText.GOOD.substring(CapText.GOOD.indexOf("  <info>"), CapText.GOOD.indexOf("</alert>"));
        return broken(
                one(
                        "the same text in two languages",
                        CapText.behind("info", info.replace("nl-NL", "en-GB")),
                        SAME_TEXT_DIFFERENT_LANGUAGE),
                one(
                        "another category in the second language",
                        CapText.behind("info", english(info).replace("Fire", "Met")),
                        CATEGORIES_MUST_MATCH),
                one(
                        "an event code in one language only",
                        CapText.behind(
                                "info",
                                english(info)
                                        .replace(
                                                "<effective>",
                                                "<eventCode><valueName>SAME</valueName><value>CEM</value></eventCode><effective>")),
                        EVENT_CODES_MUST_MATCH));
    }

    @TestFactory
    Stream<DynamicTest> resources() {
        return broken(
                one("a type without subtype", CapText.element("mimeType", "png"), INVALID_MIME_TYPE),
                one("an empty type", CapText.element("mimeType", ""), INVALID_MIME_TYPE),
                one("a type of no registry", CapText.element("mimeType", "picture/png"), INVALID_MIME_TYPE),
                one("a type in capitals", CapText.element("mimeType", "Image/PNG"), INVALID_MIME_TYPE),
                one("a negative size", CapText.element("size", "-1"), INVALID_RESOURCE_SIZE),
                one("a size in KB", CapText.element("size", "12 KB"), INVALID_RESOURCE_SIZE),
                one(
                        "a file name without the file",
                        CapText.element("uri", "kaart.png"),
                        RELATIVE_URI_MISSING_DEREF_URI),
                one("a file that is not base64", CapText.behind("uri", "<derefUri>***</derefUri>"), INVALID_DEREF_URI),
                one(
                        "a digest in base64",
                        CapText.behind("uri", "<digest>2jmj7l5rSw0yVb/vlWAYkK/YBwk=</digest>"),
                        INVALID_DIGEST),
                one("a file of this machine", CapText.element("uri", "file:///etc/passwd"), UNSAFE_URI),
                one("no URI", CapText.element("uri", "https://[nl"), INVALID_URI));
    }

    @TestFactory
    Stream<DynamicTest> areas() {
        return broken(
                one("no area", CapText.without("area"), AREA_MISSING),
                one("an area in words only", CapText.with(geometry(), ""), AREA_NO_GEOMETRY),
                one("an area without words", CapText.element("areaDesc", ""), EMPTY_AREA_DESC),
                one("an empty geocode value", CapText.with("<value>NL001</value>", "<value/>"), EMPTY_GEOCODE_FIELD),
                one(
                        "an empty geocode name",
                        CapText.with("<valueName>EMMA_ID</valueName>", "<valueName> </valueName>"),
                        EMPTY_GEOCODE_FIELD),
                one("a ceiling without altitude", CapText.without("altitude"), INVALID_AREA),
                one("a ceiling below the altitude", CapText.element("ceiling", "-1"), INVALID_ALTITUDE_CEILING_RANGE));
    }

    @TestFactory
    Stream<DynamicTest> polygons() {
        return broken(
                polygon("nothing", "", POLYGON_EMPTY),
                polygon("blanks", "  \n ", POLYGON_EMPTY),
                polygon("three points", "51.9,4.4 51.9,4.5 51.9,4.4", INVALID_POLYGON),
                polygon("one point four times", "51.9,4.4 51.9,4.4 51.9,4.4 51.9,4.4", INVALID_POLYGON),
                polygon("a line", "51.9,4.4 51.9,4.5 51.9,4.6 51.9,4.4", INVALID_POLYGON),
                polygon("an open outline", "51.90,4.40 51.95,4.40 51.95,4.50 51.90,4.50", POLYGON_NOT_CLOSED),
                polygon(
                        "a bow tie",
                        "51.90,4.40 51.95,4.50 51.95,4.40 51.90,4.50 51.90,4.40",
                        INVALID_POLYGON_SELF_INTERSECTION),
                polygon("longitude first", "104.4,51.9 104.4,51.95 104.5,51.95 104.4,51.9", COORD_OUT_OF_RANGE),
                polygon("latitude 90.1", "90.1,4 51,4 51,5 90.1,4", COORD_OUT_OF_RANGE),
                polygon("longitude 180.1", "51,180.1 51,179 52,179 51,180.1", COORD_OUT_OF_RANGE),
                polygon("semicolons", "51.90;4.40 51.95;4.40 51.95;4.50 51.90;4.40", INVALID_POLYGON_SYNTAX),
                polygon(
                        "blanks behind the commas",
                        "51.90, 4.40 51.95, 4.40 51.95, 4.50 51.90, 4.40",
                        INVALID_POLYGON_SYNTAX),
                polygon("an odd number", "51.90,4.40 51.95,4.40 51.95 51.90,4.40", INVALID_POLYGON_SYNTAX),
                polygon("three dimensions", "51.9,4.4,0 51.95,4.4,0 51.95,4.5,0 51.9,4.4,0", INVALID_POLYGON_SYNTAX),
                polygon("NaN", "NaN,4.40 51.95,4.40 51.95,4.50 NaN,4.40", INVALID_POLYGON_SYNTAX),
                polygon("infinity", "Infinity,4.40 51.95,4.40 51.95,4.50 Infinity,4.40", INVALID_POLYGON_SYNTAX),
                polygon("exponents", "5.19e1,4.4 51.95,4.4 51.95,4.5 5.19e1,4.4", INVALID_POLYGON_SYNTAX),
                polygon("degrees and minutes", "51°54',4.4 51.95,4.4 51.95,4.5 51°54',4.4", INVALID_POLYGON_SYNTAX),
                polygon("words", "Rotterdam", INVALID_POLYGON_SYNTAX));
    }

    @TestFactory
    Stream<DynamicTest> circles() {
        return broken(
                circle("nothing", "", CIRCLE_EMPTY),
                circle("no radius", "51.92,4.45", INVALID_CIRCLE),
                circle("no centre", "5.0", INVALID_CIRCLE),
                circle("a negative radius", "51.92,4.45 -5.0", INVALID_CIRCLE),
                circle("a radius as word", "51.92,4.45 five", INVALID_CIRCLE),
                circle("a radius with its unit", "51.92,4.45 5km", INVALID_CIRCLE),
                circle("a radius behind a comma", "51.92,4.45,5.0", INVALID_CIRCLE),
                circle("a radius round the earth", "51.92,4.45 50000", INVALID_CIRCLE),
                circle("NaN as radius", "51.92,4.45 NaN", INVALID_CIRCLE),
                circle("a centre off the earth", "151.92,4.45 5", COORD_OUT_OF_RANGE),
                circle("no extent", "51.92,4.45 0", CIRCLE_ZERO_RADIUS));
    }

    private record Broken(String name, byte[] xml, CapRule rule) {}

    private static Broken one(String name, byte[] xml, CapRule rule) {
        return new Broken(name, xml, rule);
    }

    private static Broken polygon(String name, String text, CapRule rule) {
        return new Broken("a polygon of " + name, CapText.element("polygon", text), rule);
    }

    private static Broken circle(String name, String text, CapRule rule) {
        return new Broken("a circle of " + name, CapText.element("circle", text), rule);
    }

    private static Stream<DynamicTest> broken(Broken... cases) {
        return List.of(cases).stream()
                .map(broken -> DynamicTest.dynamicTest(
                        broken.name() + " breaks " + broken.rule(), () -> assertBroken(broken)));
    }

    private static void assertBroken(Broken broken) {
        var verdict = READER.check(broken.xml());

        assertThat(verdict.violations()).extracting(Violation::rule).containsExactly(broken.rule());
        assertThat(verdict.valid()).isEqualTo(!verdict.violations().getFirst().refuses());
        assertThat(verdict.violations().getFirst().line()).isPositive();
        assertThat(verdict.violations().getFirst().remedy()).isNotBlank();
    }

    private static byte[] update(String type, String references) {
        return CapText.bytes(CapText.GOOD
                .replace("<msgType>Alert", "<msgType>" + type)
                .replace("</scope>", "</scope><references>" + references + "</references>"));
    }

    private static String english(String info) {
        return info.replace("nl-NL", "en-GB")
                .replace("Grote brand", "Large fire")
                .replace("Rook trekt", "Smoke drifts");
    }

    private static String geometry() {
        return CapText.GOOD.substring(CapText.GOOD.indexOf("      <polygon>"), CapText.GOOD.indexOf("    </area>"));
    }
}
