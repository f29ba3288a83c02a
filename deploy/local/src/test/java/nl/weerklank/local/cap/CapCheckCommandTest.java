package nl.weerklank.local.cap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import nl.weerklank.contract.cap.signature.CapSigner;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.cap.write.CapWriter;
import nl.weerklank.testkit.SampleAlerts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CapCheckCommandTest {

    private static final Instant SENT = Instant.parse("2026-06-01T10:00:00Z");
    private static final SignerIdentity SENDER =
            SignerIdentity.generate("Meldkamer", SENT.minus(Duration.ofDays(1)), SENT.plus(Duration.ofDays(30)));

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_good_file_is_one_line_that_says_valid() throws IOException {
        var file = good("good.xml");

        assertThat(run(file.toString())).isZero();
        assertThat(out).hasToString(file + ": valid\n");
    }

    @Test
    void a_bad_file_names_the_rule_the_place_and_what_to_do_on_the_same_line() throws IOException {
        var file = Files.writeString(
                folder.resolve("bad.xml"),
                text("good.xml").replace("<status>Actual</status>", "<status>actual</status>"));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(out.toString().lines())
                .singleElement()
                .asString()
                .startsWith(file + ": invalid INVALID_ENUM_VALUE 6:3 ")
                .contains("use one of Actual");
    }

    @Test
    void many_files_are_many_lines_in_their_order_and_one_bad_one_decides_the_exit_code() throws IOException {
        var arguments = new ArrayList<String>();
        for (int i = 0; i < 200; i++) {
            arguments.add(good("good-" + i + ".xml").toString());
        }
        arguments.add(Files.writeString(folder.resolve("x.xml"), "{}").toString());

        assertThat(run(arguments.toArray(String[]::new))).isEqualTo(1);
        assertThat(out.toString().lines()).hasSize(201);
        assertThat(out.toString().lines().toList().getLast()).contains("x.xml: invalid NOT_WELL_FORMED 1:1");
    }

    @Test
    void a_file_that_is_not_there_is_one_clear_line() {
        var missing = folder.resolve("missing.xml");

        assertThat(run(missing.toString())).isEqualTo(1);
        assertThat(out).hasToString(missing + ": cannot be read: there is no file " + missing + "\n");
    }

    @Test
    void a_folder_stands_for_the_files_in_it() throws IOException {
        good("a.xml");
        good("b.xml");

        assertThat(run(folder.toString())).isZero();
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void a_signature_is_untrusted_until_its_certificate_is_given() throws IOException {
        var signed = Files.write(
                folder.resolve("signed.xml"),
                new CapSigner(SENDER.key(), SENDER.certificate()).sign(Files.readAllBytes(good("plain.xml"))));
        var certificate = Files.writeString(folder.resolve("sender.pem"), SENDER.certificatePem());

        assertThat(run(signed.toString())).isZero();
        assertThat(run("--trust", certificate.toString(), signed.toString())).isZero();
        assertThat(out.toString().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains(": valid signature: untrusted"),
                        second -> assertThat(second).contains(": valid signature: verified, CN=Meldkamer"));
    }

    @Test
    void a_changed_signed_file_says_broken() throws IOException {
        var signed = new String(
                new CapSigner(SENDER.key(), SENDER.certificate()).sign(Files.readAllBytes(good("plain.xml"))),
                java.nio.charset.StandardCharsets.UTF_8);
        var file = Files.writeString(folder.resolve("changed.xml"), signed.replace("<areaDesc>", "<areaDesc>Niet "));

        run(file.toString());
        assertThat(out.toString()).contains("signature: broken");
    }

    @Test
    void lenient_puts_the_elements_in_order_and_says_so() throws IOException {
        var text = text("good.xml");
        var status = "  <status>Actual</status>\n";
        var moved = text.replace(status, "").replace("  <scope>Public</scope>\n", "  <scope>Public</scope>\n" + status);
        var file = Files.writeString(folder.resolve("moved.xml"), moved);

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(run("--lenient", file.toString())).isZero();
        assertThat(out.toString().lines().toList().getLast())
                .contains(": valid warning INVALID_SEQUENCE 8:3")
                .contains("moved status to its place");
    }

    @Test
    void a_certificate_that_is_none_is_said_on_one_line() throws IOException {
        var none = Files.writeString(folder.resolve("none.pem"), "nothing");

        assertThat(run("--trust", none.toString(), good("a.xml").toString())).isEqualTo(2);
        assertThat(err.toString()).startsWith("--trust: " + none + " holds no X.509 certificate");
    }

    @Test
    void words_of_the_file_cannot_steer_the_terminal_or_break_the_line() throws IOException {
        var file = Files.writeString(
                folder.resolve("evil.xml"),
                text("good.xml").replace("<status>Actual</status>", "<status>\u009B31m\n: valid</status>"));

        run(file.toString());
        assertThat(out.toString().lines()).hasSize(1);
        assertThat(out.toString()).doesNotContain("\u009B");
    }

    private int run(String... arguments) {
        return new CommandLine(new CapCheckCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private Path good(String name) throws IOException {
        return Files.write(folder.resolve(name), CapWriter.write(SampleAlerts.chemicalFire(SENT)));
    }

    private String text(String name) throws IOException {
        var file = good(name);
        var text = Files.readString(file);
        Files.delete(file);
        return text;
    }

    @Test
    void help_says_what_the_exit_codes_mean() {
        var help = new StringWriter();
        new CommandLine(new CapCheckCommand()).setOut(new PrintWriter(help)).execute("--help");

        assertThat(help.toString()).contains("signature: verified|untrusted|broken|unsupported", "Exit codes:");
        assertThat(List.of(out.toString(), err.toString())).containsOnly("");
    }
}
