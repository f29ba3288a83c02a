package nl.weerklank.contract.cap.read;

import static nl.weerklank.contract.cap.rule.CapRule.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import nl.weerklank.contract.cap.CapAlert;
import nl.weerklank.contract.cap.CapText;
import nl.weerklank.contract.cap.rule.CapRule;
import nl.weerklank.contract.cap.rule.Violation;
import nl.weerklank.contract.cap.xml.CapLimits;
import org.junit.jupiter.api.Test;

class CapReaderTest {

    private static final CapReader READER = new CapReader();
    private static final CapAlert GOOD =
            READER.check(CapText.bytes(CapText.GOOD)).alert().orElseThrow();

    @Test
    void every_encoding_of_the_same_message_is_read_alike() {
        for (var name : List.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "US-ASCII", "windows-1252")) {
            assertThat(read(encoded(CapText.GOOD, name, false))).as(name).isEqualTo(GOOD);
        }
        for (var name : List.of("UTF-8", "UTF-16LE", "UTF-16BE")) {
            assertThat(read(encoded(CapText.GOOD, name, true)))
                    .as(name + " with byte order mark")
                    .isEqualTo(GOOD);
        }
    }

    @Test
    void letters_beyond_ASCII_are_read_right_in_every_encoding_that_has_them() {
        var text = CapText.GOOD.replace("in de haven", "in de havën é");
        for (var name : List.of("UTF-8", "UTF-16", "ISO-8859-1", "windows-1252")) {
            assertThat(read(encoded(text, name, false)).infos().getFirst().headline())
                    .as(name)
                    .isEqualTo("Grote brand in de havën é");
        }
    }

    @Test
    void bytes_that_contradict_their_declaration_are_refused_never_misread() {
        var latin = CapText.GOOD.replace("haven", "havën").getBytes(StandardCharsets.ISO_8859_1);
        var utf16 = withMark(new byte[] {(byte) 0xFF, (byte) 0xFE}, CapText.GOOD.getBytes(StandardCharsets.UTF_16LE));

        assertThat(rules(latin)).containsExactly(NOT_WELL_FORMED);
        assertThat(rules(utf16)).hasSize(1).isSubsetOf(NOT_WELL_FORMED, UNSUPPORTED_ENCODING);
    }

    @Test
    void an_encoding_that_is_not_on_the_list_is_refused() {
        assertThat(rules(encoded(CapText.GOOD, "UTF-7", StandardCharsets.US_ASCII)))
                .hasSize(1)
                .isSubsetOf(NOT_WELL_FORMED, UNSUPPORTED_ENCODING);
        assertThat(rules(encoded(CapText.GOOD, "IBM1047", Charset.forName("IBM1047"))))
                .hasSize(1)
                .isSubsetOf(NOT_WELL_FORMED, UNSUPPORTED_ENCODING);
    }

    @Test
    void any_document_type_is_refused_even_a_harmless_one() {
        assertThat(rules(prolog("<!DOCTYPE alert>"))).containsExactly(DTD_FORBIDDEN);
        assertThat(rules(prolog("<!DOCTYPE alert [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")))
                .containsExactly(DTD_FORBIDDEN);
        assertThat(rules(prolog("<!DOCTYPE alert [<!ENTITY % x SYSTEM 'http://127.0.0.1:9/x'> %x;]>")))
                .containsExactly(DTD_FORBIDDEN);
    }

    @Test
    void an_entity_that_nobody_declared_is_refused_with_its_place() {
        var violations = READER.check(CapText.element("headline", "&brand;")).violations();

        assertThat(violations).extracting(Violation::rule).containsExactly(NOT_WELL_FORMED);
        assertThat(violations.getFirst().line()).isEqualTo(21);
    }

    @Test
    void a_stylesheet_is_ignored_unless_it_lies_inside_the_network() {
        assertThat(rules(prolog("<?xml-stylesheet type='text/xsl' href='https://cap.met.ie/cap-en-style.xsl'?>")))
                .isEmpty();
        assertThat(rules(prolog("<?xml-stylesheet href='http://127.0.0.1:9/x.xsl'?>")))
                .containsExactly(EXTERNAL_ADDRESS);
        assertThat(rules(prolog("<?xml-stylesheet href='http://localhost/x.xsl'?>")))
                .containsExactly(EXTERNAL_ADDRESS);
        assertThat(rules(prolog("<?xml-stylesheet href='file:///etc/passwd'?>")))
                .containsExactly(EXTERNAL_ADDRESS);
        assertThat(rules(prolog("<?php system('id'); ?>"))).containsExactly(PROCESSING_INSTRUCTION);
    }

    @Test
    void a_schema_location_is_ignored_unless_it_lies_inside_the_network() {
        assertThat(rules(schemaLocation("http://docs.oasis-open.org/emergency/cap/v1.2/CAP-v1.2.xsd")))
                .isEmpty();
        assertThat(rules(schemaLocation("CAP-v1.2.xsd"))).isEmpty();
        assertThat(rules(schemaLocation("http://127.0.0.1:9/evil.xsd"))).containsExactly(EXTERNAL_ADDRESS);
        assertThat(rules(schemaLocation("file:///etc/passwd"))).containsExactly(EXTERNAL_ADDRESS);
    }

    @Test
    void every_limit_is_said_and_kept() {
        var limits = CapLimits.DEFAULT;

        assertThat(rules(CapText.element("description", "x".repeat(limits.bytes()))))
                .containsExactly(LIMIT_EXCEEDED);
        assertThat(rules(CapText.element("description", "x".repeat(limits.text() + 1))))
                .containsExactly(LIMIT_EXCEEDED);
        assertThat(rules(CapText.element("headline", "<b>".repeat(30)))).containsExactly(LIMIT_EXCEEDED);
        assertThat(rules(CapText.with("<info>", "<info " + attributes(40) + ">")))
                .containsExactly(LIMIT_EXCEEDED);
        assertThat(rules(CapText.behind("web", "<parameter/>".repeat(limits.elements()))))
                .containsExactly(LIMIT_EXCEEDED);
        assertThat(rules(CapText.element("polygon", "1,2 ".repeat(limits.polygonPoints() + 1))))
                .containsExactly(LIMIT_EXCEEDED);
        assertThat(rules(CapText.with(
                        "<polygon>", ("<polygon>" + "1,2 ".repeat(4) + "1,2</polygon>").repeat(10) + "<polygon>")))
                .containsOnly(INVALID_POLYGON);
    }

    @Test
    void an_outline_that_cannot_be_checked_in_reasonable_time_is_refused() {
        var comb = new StringBuilder("0,0 ");
        for (int i = 0; i < 4000; i++) {
            comb.append(i % 2 == 0 ? "0." : "80.")
                    .append("%06d".formatted(i))
                    .append(",0.")
                    .append("%06d".formatted(i))
                    .append(' ');
        }

        assertThat(rules(CapText.element("polygon", comb + "0,0")))
                .hasSize(1)
                .isSubsetOf(LIMIT_EXCEEDED, INVALID_POLYGON_SELF_INTERSECTION);
    }

    @Test
    void other_versions_and_other_documents_are_told_apart() {
        var cap11 = CapText.GOOD.replace("cap:1.2", "cap:1.1");
        var cap10 = CapText.GOOD.replace("urn:oasis:names:tc:emergency:cap:1.2", "http://www.incident.com/cap/1.0");
        var future = CapText.GOOD.replace("cap:1.2", "cap:1.3");
        var none = CapText.GOOD.replace(" xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"", "");

        for (var text : List.of(cap11, cap10, future, none)) {
            assertThat(rules(CapText.bytes(text))).containsExactly(UNSUPPORTED_VERSION);
        }
        assertThat(rules(CapText.bytes("<feed xmlns='http://www.w3.org/2005/Atom'/>")))
                .containsExactly(WRONG_ROOT);
        assertThat(rules(CapText.bytes(CapText.GOOD.replace("alert>", "alerts>").replace("<alert ", "<alerts "))))
                .containsExactly(WRONG_ROOT);
    }

    @Test
    void what_is_no_XML_is_not_well_formed() {
        for (var text : List.of(
                "",
                " ",
                "{}",
                "<",
                "<alert",
                "alert",
                "\u0000",
                CapText.GOOD + "<x/>",
                CapText.GOOD + "x",
                CapText.GOOD.replace("</info>", ""),
                CapText.GOOD.replace("</event>", "</Event>"))) {
            assertThat(rules(CapText.bytes(text))).as(text).containsExactly(NOT_WELL_FORMED);
        }
    }

    @Test
    void prefixes_comments_and_CDATA_change_nothing() {
        var prefixed = CapText.GOOD
                .replaceAll("<(/?)([a-zA-Z])", "<$1c:$2")
                .replace("xmlns=", "xmlns:c=")
                .replace("<c:headline>Grote brand", "<!-- no -->\n<c:headline>Grote <![CDATA[br]]>a<!-- x -->nd");

        assertThat(read(CapText.bytes(prefixed))).isEqualTo(GOOD);
    }

    @Test
    void white_space_around_text_and_empty_optional_elements_mean_nothing() {
        var text = CapText.GOOD
                .replace("<event>Grote brand<", "<event>\n  Grote brand\n <")
                .replace("<status>", "<status><!-- so -->")
                .replace("</scope>", "</scope><restriction/><addresses/><note> </note><incidents/>");

        assertThat(read(CapText.bytes(text))).isEqualTo(GOOD);
    }

    @Test
    void addresses_with_blanks_stand_in_double_quotes() {
        var alert = read(
                CapText.with(
                        "<scope>Public</scope>",
                        "<scope>Private</scope><addresses>a@b.nl  \"Brandweer Midden\"\n c</addresses><incidents>x \"y z\"</incidents>"));

        assertThat(alert.addresses()).containsExactly("a@b.nl", "Brandweer Midden", "c");
        assertThat(alert.incidents()).containsExactly("x", "y z");
    }

    @Test
    void UTC_and_the_last_moment_of_a_day_are_read() {
        assertThat(read(CapText.element("sent", "2026-06-01T10:00:00-00:00")).sent())
                .isEqualTo(OffsetDateTime.parse("2026-06-01T10:00:00Z"));
        assertThat(read(CapText.element("expires", "2026-06-01T24:00:00+02:00"))
                        .infos()
                        .getFirst()
                        .expires())
                .isEqualTo(OffsetDateTime.parse("2026-06-02T00:00:00+02:00"));
    }

    @Test
    void places_are_lines_and_columns_of_the_element() {
        var violation =
                READER.check(CapText.element("polygon", "1,2")).violations().getFirst();

        assertThat(violation.path()).isEqualTo("info[1]/area[1]/polygon[1]");
        assertThat(violation.line()).isEqualTo(33);
        assertThat(violation.column()).isEqualTo(7);
    }

    @Test
    void what_is_wrong_with_values_and_with_rules_is_said_together() {
        var text =
                CapText.GOOD.replace("<circle>51.92,4.45 5.0<", "<circle>x<").replace("2026-06-01T18", "2026-05-01T18");

        assertThat(rules(CapText.bytes(text)))
                .containsExactlyInAnyOrder(
                        INVALID_CIRCLE, EXPIRES_BEFORE_SENT, EFFECTIVE_AFTER_EXPIRES, ONSET_AFTER_EXPIRES);
    }

    private static CapAlert read(byte[] xml) {
        var verdict = READER.check(xml);
        assertThat(verdict.errors()).isEmpty();
        return verdict.alert().orElseThrow();
    }

    private static List<CapRule> rules(byte[] xml) {
        return READER.check(xml).violations().stream().map(Violation::rule).toList();
    }

    private static byte[] prolog(String more) {
        return CapText.with("<alert ", more + "\n<alert ");
    }

    private static byte[] schemaLocation(String address) {
        return CapText.with(
                "<alert ",
                "<alert xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:oasis:names:tc:emergency:cap:1.2 "
                        + address + "' ");
    }

    private static String attributes(int count) {
        var all = new StringBuilder();
        for (int i = 0; i < count; i++) {
            all.append("a").append(i).append("='1' ");
        }
        return all.toString();
    }

    private static byte[] encoded(String text, String name, boolean mark) {
        var bytes = encoded(text, name, Charset.forName(name));
        return mark ? withMark("\uFEFF".getBytes(Charset.forName(name)), bytes) : bytes;
    }

    private static byte[] encoded(String text, String name, Charset charset) {
        return text.replace("encoding=\"UTF-8\"", "encoding=\"" + name + "\"").getBytes(charset);
    }

    private static byte[] withMark(byte[] mark, byte[] bytes) {
        var all = new byte[mark.length + bytes.length];
        System.arraycopy(mark, 0, all, 0, mark.length);
        System.arraycopy(bytes, 0, all, mark.length, bytes.length);
        return all;
    }
}
