package nl.weerklank.contract.cap.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.weerklank.contract.cap.CapText;
import nl.weerklank.contract.cap.Corpus;
import nl.weerklank.contract.cap.xml.CapLimits;
import nl.weerklank.contract.cap.xml.RefusedXml;
import nl.weerklank.contract.cap.xml.XmlTreeReader;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Three judges of the form agree: the named check, our schema, and the schema that OASIS publishes. */
class SchemaAgreementTest {

    private static final CapLimits WIDE =
            new CapLimits(8 << 20, 24, 32, 1_000_000, 8 << 20, Integer.MAX_VALUE, Integer.MAX_VALUE);

    private record Opinions(boolean named, boolean ours) {}

    @Test
    void on_every_file_of_the_collection_all_three_say_the_same() throws SAXException {
        var official = official();
        for (var kind : List.of("valid", "invalid", "mutants", "malicious")) {
            for (var file : Corpus.files(kind)) {
                var xml = Corpus.bytes(file);
                var opinions = opinions(xml);
                if (opinions != null) {
                    boolean theirs = accepts(official, xml);
                    assertThat(opinions).as(file.toString()).isEqualTo(new Opinions(theirs, theirs));
                }
            }
        }
    }

    @Property(tries = 400)
    void on_a_message_whose_lines_were_shuffled_the_named_check_and_our_schema_agree(@ForAll("shuffled") String text) {
        var opinions = opinions(CapText.bytes(text));

        if (opinions != null) {
            assertThat(opinions.named()).isEqualTo(opinions.ours());
        }
    }

    @Property(tries = 400)
    void on_a_message_with_another_text_in_one_element_the_named_check_and_our_schema_agree(
            @ForAll("elements") String element, @ForAll("texts") String text) {
        var opinions = opinions(CapText.element(element, text));

        if (opinions != null && !element.equals("web") && !element.equals("uri")) {
            assertThat(opinions.named()).isEqualTo(opinions.ours());
        }
    }

    @Provide
    Arbitrary<String> elements() {
        return Arbitraries.of(
                "sent",
                "status",
                "scope",
                "language",
                "category",
                "urgency",
                "expires",
                "size",
                "altitude",
                "ceiling",
                "event");
    }

    @Provide
    Arbitrary<String> texts() {
        var odd = Arbitraries.of(
                "",
                " Public ",
                "\tnl-NL\n",
                "+1",
                "-0",
                ".5",
                "5.",
                "1 000",
                "2024-02-29T24:00:00+14:00",
                "2023-02-29T12:00:00+02:00",
                "0000-01-01T00:00:00-00:00",
                " 2026-06-01T12:00:00-14:00 ",
                "2026-06-01T24:00:01+00:00",
                "2026-06-01T12:00:00+14:01",
                "2026-06-01T12:00:00,02:00");
        var digits = Arbitraries.strings().withChars("0123456789-+:T. ,Zen").ofMaxLength(26);
        return Arbitraries.oneOf(odd, digits);
    }

    /** Lines of the good message taken out, put in twice or swapped. */
    @Provide
    Arbitrary<String> shuffled() {
        var lines = CapText.fire().lines().toList();
        var positions = Arbitraries.integers().between(2, lines.size() - 2);
        return Combinators.combine(positions, positions, Arbitraries.integers().between(0, 2))
                .as((from, to, act) -> {
                    var copy = new java.util.ArrayList<>(lines);
                    var line = act == 1 ? copy.get(from) : copy.remove((int) from);
                    if (act != 0) {
                        copy.add(Math.min(to, copy.size() - 1), line);
                    }
                    return String.join("\n", copy);
                });
    }

    private static Opinions opinions(byte[] xml) {
        try {
            var tree = XmlTreeReader.read(xml, WIDE, RootCheck::check);
            return new Opinions(
                    FormCheck.violations(tree).isEmpty(),
                    CapSchema.violations(tree).isEmpty());
        } catch (RefusedXml e) {
            return null;
        }
    }

    private static Schema official() throws SAXException {
        Path file = Corpus.folder().resolve("xsd/CAP-v1.2.ibm.xsd");
        return SchemaFactory.newDefaultInstance().newSchema(file.toFile());
    }

    private static boolean accepts(Schema schema, byte[] xml) {
        try {
            var validator = schema.newValidator();
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            validator.validate(new StreamSource(new ByteArrayInputStream(xml)));
            return true;
        } catch (SAXException | java.io.IOException e) {
            return false;
        }
    }
}
