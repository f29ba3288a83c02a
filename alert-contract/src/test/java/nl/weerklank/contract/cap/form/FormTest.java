package nl.weerklank.contract.cap.form;

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

/** What the schema refuses is named by what is wrong, element by element. */
class FormTest {

    private static final CapReader READER = new CapReader();
    private static final List<String> REQUIRED = List.of(
            "identifier",
            "sender",
            "sent",
            "status",
            "msgType",
            "scope",
            "category",
            "event",
            "urgency",
            "severity",
            "certainty",
            "resourceDesc",
            "mimeType",
            "areaDesc",
            "valueName",
            "value");
    private static final List<String> ONCE = List.of(
            "identifier",
            "sender",
            "sent",
            "status",
            "msgType",
            "scope",
            "language",
            "event",
            "urgency",
            "severity",
            "certainty",
            "effective",
            "onset",
            "expires",
            "senderName",
            "headline",
            "description",
            "instruction",
            "web",
            "resourceDesc",
            "mimeType",
            "size",
            "uri",
            "areaDesc",
            "altitude",
            "ceiling",
            "valueName",
            "value");

    @TestFactory
    Stream<DynamicTest> every_required_element_that_is_missing_is_named() {
        return REQUIRED.stream()
                .map(name -> test("without " + name, CapText.without(name), MISSING_REQUIRED_ELEMENT, name));
    }

    @TestFactory
    Stream<DynamicTest> every_element_that_may_be_there_once_is_named_when_it_is_there_twice() {
        return ONCE.stream().map(name -> {
            var element = CapText.GOOD.substring(
                    CapText.GOOD.indexOf("<" + name + ">"),
                    CapText.GOOD.indexOf("</" + name + ">") + name.length() + 3);
            return test(name + " twice", CapText.behind(name, element), DUPLICATE_ELEMENT, name);
        });
    }

    @TestFactory
    Stream<DynamicTest> every_word_that_is_not_in_its_list_is_named() {
        return Stream.of("status", "msgType", "scope", "category", "responseType", "urgency", "severity", "certainty")
                .flatMap(name -> Stream.of("Nonsense", "", " Public", "actual")
                        .map(word ->
                                test(name + " '" + word + "'", CapText.element(name, word), INVALID_ENUM_VALUE, name)));
    }

    @TestFactory
    Stream<DynamicTest> every_time_that_CAP_does_not_write_is_named() {
        return Stream.of(
                        "2026-06-01T10:00:00Z",
                        "2026-06-01T12:00:00",
                        "2026-06-01T12:00:00.5+02:00",
                        "2026-06-01 12:00:00+02:00",
                        "2026-06-01T12:00+02:00",
                        "2026-06-01",
                        "2026-02-30T12:00:00+02:00",
                        "2026-13-01T12:00:00+02:00",
                        "2026-06-01T25:00:00+02:00",
                        "2026-06-01T12:61:00+02:00",
                        "2026-06-01T12:00:60+02:00",
                        "2026-06-01T12:00:00+15:00",
                        "2026-06-01T12:00:00+0200",
                        "2026-06-01T12:00:00,02:00",
                        "26-06-01T12:00:00+02:00",
                        "tomorrow",
                        "")
                .flatMap(text -> Stream.of("sent", "effective", "onset", "expires")
                        .map(name -> test(name + " '" + text + "'", CapText.element(name, text), INVALID_DATE, name)));
    }

    @TestFactory
    Stream<DynamicTest> other_differences_from_the_form_are_named() {
        return Stream.of(
                test("sent before sender", swapped("sender", "sent"), INVALID_SEQUENCE, "sender"),
                test("headline before senderName", swapped("senderName", "headline"), INVALID_SEQUENCE, "senderName"),
                test("circle before polygon", swapped("polygon", "circle"), INVALID_SEQUENCE, "polygon[1]"),
                test(
                        "an unknown element",
                        CapText.behind("scope", "<colour>red</colour>"),
                        UNSUPPORTED_ELEMENT,
                        "colour"),
                test(
                        "a foreign element",
                        CapText.behind("headline", "<x xmlns='urn:x'>1</x>"),
                        UNSUPPORTED_ELEMENT,
                        "x"),
                test("an element in plain text", CapText.element("headline", "<b>brand</b>"), UNSUPPORTED_ELEMENT, "b"),
                test("an attribute", CapText.with("<info>", "<info lang='nl'>"), UNSUPPORTED_ATTRIBUTE, "info[1]"),
                test(
                        "an attribute of xml",
                        CapText.with("<headline>", "<headline xml:lang='nl'>"),
                        UNSUPPORTED_ATTRIBUTE,
                        "headline"),
                test("an attribute on the root", CapText.with("<alert ", "<alert id='1' "), UNSUPPORTED_ATTRIBUTE, ""),
                test("text between elements", CapText.with("<area>", "<area>hier"), UNEXPECTED_TEXT, "area[1]"),
                test(
                        "text in a geocode",
                        CapText.with("<valueName>EMMA_ID", "NL<valueName>EMMA_ID"),
                        UNEXPECTED_TEXT,
                        "geocode[1]"),
                test("a language with _", CapText.element("language", "nl_NL"), INVALID_LANGUAGE, "language"),
                test("a blank language", CapText.element("language", " "), INVALID_LANGUAGE, "language"),
                test("a long language", CapText.element("language", "nederlands"), INVALID_LANGUAGE, "language"),
                test("altitude in words", CapText.element("altitude", "ground"), INVALID_NUMBER, "altitude"),
                test("ceiling with exponent", CapText.element("ceiling", "5e2"), INVALID_NUMBER, "ceiling"),
                test("an empty ceiling", CapText.element("ceiling", ""), INVALID_NUMBER, "ceiling"),
                test("a fraction as size", CapText.element("size", "1.5"), INVALID_RESOURCE_SIZE, "size"));
    }

    @Test
    void an_info_behind_the_signature_is_out_of_place() {
        var info = CapText.GOOD.substring(CapText.GOOD.indexOf("  <info>"), CapText.GOOD.indexOf("</alert>"));
        var signature = "<ds:Signature xmlns:ds='http://www.w3.org/2000/09/xmldsig#'/>";

        assertThat(READER.check(CapText.behind("info", signature + info)).errors())
                .extracting(Violation::rule)
                .containsExactly(INVALID_SEQUENCE);
    }

    private static DynamicTest test(String name, byte[] xml, CapRule rule, String at) {
        return DynamicTest.dynamicTest(name + " is " + rule, () -> {
            var errors = READER.check(xml).errors();
            assertThat(errors).extracting(Violation::rule).isNotEmpty().containsOnly(rule);
            assertThat(errors.getFirst().path()).containsPattern(at.replace("[", "\\[") + "(\\[1\\])?$");
            assertThat(errors.getFirst().line()).isPositive();
        });
    }

    private static byte[] swapped(String first, String second) {
        var a = line(first);
        var b = line(second);
        return CapText.bytes(CapText.GOOD.replace(a, "%%").replace(b, a).replace("%%", b));
    }

    private static String line(String name) {
        return CapText.GOOD
                .lines()
                .filter(l -> l.contains("<" + name + ">"))
                .findFirst()
                .orElseThrow();
    }
}
