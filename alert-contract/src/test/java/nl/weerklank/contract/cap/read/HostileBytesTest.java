package nl.weerklank.contract.cap.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import nl.weerklank.contract.cap.CapText;
import nl.weerklank.contract.cap.HostileFiles;
import nl.weerklank.contract.cap.signature.CapSignatureVerifier;
import nl.weerklank.contract.cap.signature.CertificateTrust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the bytes are, the answer is typed: a message, or violations that refuse it; nothing is thrown or fetched. */
class HostileBytesTest {

    private static final CapReader READER = new CapReader();
    private static final CapSignatureVerifier SIGNATURES = new CapSignatureVerifier(CertificateTrust.NOBODY);

    @Property(tries = 500)
    void random_bytes_are_refused(@ForAll byte[] bytes) {
        assertThat(READER.check(bytes).errors()).isNotEmpty();
        assertThat(READER.checkLenient(bytes).errors()).isNotEmpty();
        assertThat(SIGNATURES.verify(bytes, Instant.EPOCH).word()).isEqualTo("unsupported");
    }

    @Property(tries = 1500)
    void a_message_with_damaged_bytes_gets_a_typed_answer(@ForAll("damaged") byte[] bytes) {
        var strict = READER.check(bytes);

        assertThat(strict.valid()).isEqualTo(strict.errors().isEmpty());
        assertThat(strict.errors()).allMatch(v -> v.line() > 0 && v.column() > 0);
        assertThat(READER.checkLenient(bytes).violations()).isNotNull();
        assertThat(SIGNATURES.verify(bytes, Instant.EPOCH)).isNotNull();
    }

    @Property(tries = 1000)
    void a_message_with_odd_text_in_one_element_gets_a_typed_answer(
            @ForAll("elements") String element, @ForAll("texts") String text) {
        var xml = CapText.element(element, text.replace("&", "&amp;").replace("<", "&lt;"));

        assertThat(READER.check(xml).violations()).isNotNull();
        assertThat(READER.checkLenient(xml).violations()).isNotNull();
    }

    @Provide
    Arbitrary<String> elements() {
        return Arbitraries.of(
                "identifier",
                "sent",
                "web",
                "uri",
                "mimeType",
                "polygon",
                "circle",
                "size",
                "altitude",
                "language",
                "headline");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789.,-+ eENaInf").ofMaxLength(60),
                Arbitraries.strings().withCharRange(' ', '\uD7FF').ofMaxLength(40),
                Arbitraries.strings().withChars("htps:/[]@?#%{}|\\^`\"'xyz.").ofMaxLength(40),
                Arbitraries.of("9".repeat(5000), "-" + "0".repeat(400) + ",1", "1,".repeat(300), "é".repeat(2000)));
    }

    /** Pieces of the good message cut out, doubled, or overwritten by any bytes. */
    @Provide
    Arbitrary<byte[]> damaged() {
        var whole = CapText.fire().getBytes(StandardCharsets.UTF_8);
        var places = Arbitraries.integers().between(0, whole.length - 1);
        var bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(12);
        return Combinators.combine(places, places, bytes).as((from, to, more) -> {
            int start = Math.min(from, to);
            int end = Math.min(Math.max(from, to), start + 200);
            var changed = new ArrayList<Byte>();
            for (int i = 0; i < start; i++) {
                changed.add(whole[i]);
            }
            for (var b : more) {
                changed.add(b);
            }
            for (int i = end; i < whole.length; i++) {
                changed.add(whole[i]);
            }
            var result = new byte[changed.size()];
            for (int i = 0; i < result.length; i++) {
                result[i] = changed.get(i);
            }
            return result;
        });
    }

    @Test
    void every_known_attack_is_refused() {
        assertThat(HostileFiles.all(9, "file:///etc/passwd"))
                .allSatisfy((name, xml) ->
                        assertThat(READER.check(xml).errors()).as(name).isNotEmpty());
    }

    @Test
    void no_attack_makes_the_reader_connect_or_read_a_file(@TempDir Path folder) throws IOException {
        var secret = Files.writeString(folder.resolve("secret.txt"), "s3cret-in-a-file");
        try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (var attack : HostileFiles.all(
                            server.getLocalPort(), secret.toUri().toString())
                    .entrySet()) {
                var said = READER.check(attack.getValue()).toString()
                        + READER.checkLenient(attack.getValue())
                        + SIGNATURES.verify(attack.getValue(), Instant.EPOCH);
                assertThat(said).as(attack.getKey()).doesNotContain("s3cret-in-a-file");
            }
            server.setSoTimeout(200);
            List<String> connections = new ArrayList<>();
            try {
                connections.add(server.accept().toString());
            } catch (SocketTimeoutException e) {
                // as it should be: nobody called
            }
            assertThat(connections).isEmpty();
        }
    }
}
