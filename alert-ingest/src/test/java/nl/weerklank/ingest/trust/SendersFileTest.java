package nl.weerklank.ingest.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.cell.AreaCells;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SendersFileTest {

    private static final AreaCells CELLS = new AreaCells(geocode -> Optional.empty());

    @TempDir
    Path folder;

    @Test
    void aSenderIsReadWithItsKeysAndMandates() throws Exception {
        var identity = SignerIdentity.generate("knmi", Instant.EPOCH, Instant.parse("2040-01-01T00:00:00Z"));
        Files.writeString(folder.resolve("knmi.pem"), identity.certificatePem());

        var sender = read("""
                {"senders": [{"id": "knmi", "mustSign": true, "certificateFiles": ["knmi.pem"], "mandates": [
                  {"id": "wind", "categories": ["Met"], "expires": "2030-01-01T00:00:00Z"}]}]}
                """).find("knmi").orElseThrow();

        assertThat(sender.keys().certificates()).containsExactly(identity.certificate());
        assertThat(sender.mustSign()).isTrue();
        assertThat(sender.lenient()).isFalse();
        assertThat(sender.mandates()).extracting(Mandate::id).containsExactly("wind");
    }

    @Test
    void whoIsNotInTheFileIsUnknownUnlessThereIsAnEntryForAnySender() throws Exception {
        assertThat(read("{\"senders\": [{\"id\": \"a\"}]}").find("b")).isEmpty();
        assertThat(read("{\"senders\": [{\"id\": \"*\"}]}").find("b")).isPresent();
    }

    @Test
    void mistakesAreNamedBySender() {
        assertThatThrownBy(() -> read("{\"senders\": [{\"id\": \"a\", \"mustSign\": true}]}"))
                .hasMessageContaining("'a'")
                .hasMessageContaining("no certificate");
        assertThatThrownBy(() -> read("{\"senders\": [{\"id\": \"a\", \"mandates\": [{\"id\": \"m\", \"categories\":"
                        + " [\"Weather\"], \"expires\": \"2030-01-01T00:00:00Z\"}]}]}"))
                .hasMessageContaining("Weather");
        assertThatThrownBy(() -> read("{\"senders\": [{\"id\": \"a\", \"certificates\": [\"x\"]}]}"))
                .hasMessageContaining("PEM");
        assertThatThrownBy(() -> read("{\"senders\": [{\"id\": \"a\", \"mustsign\": true}]}"))
                .hasMessageContaining("mustsign");
        assertThatThrownBy(() -> read("{\"senders\": [{\"id\": \"a\"}, {\"id\": \"a\"}]}"))
                .hasMessageContaining("two senders");
        assertThatThrownBy(() -> read("{\"senders\": [{\"id\": \"*\", \"mandates\": [{\"id\": \"m\", \"categories\":"
                        + " [\"Met\"], \"expires\": \"2030-01-01T00:00:00Z\"}]}]}"))
                .hasMessageContaining("any sender");
    }

    private Senders read(String json) throws Exception {
        return SendersFile.read(Files.writeString(folder.resolve("senders.json"), json), CELLS);
    }
}
