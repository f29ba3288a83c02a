package nl.weerklank.contract.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import nl.weerklank.contract.ContractSamples;
import nl.weerklank.contract.alert.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void a_trust_file_gives_each_key_its_modes() throws IOException {
        var file = file("# keys of 2026\n\n"
                + TrustStore.line("live-1", EnumSet.of(Mode.LIVE), ContractSamples.publicKey()) + "\n"
                + TrustStore.line("both", EnumSet.allOf(Mode.class), ContractSamples.publicKey()) + "\n");

        var store = TrustStore.read(file);

        assertThat(store.key("live-1").orElseThrow().modes()).isEqualTo(Set.of(Mode.LIVE));
        assertThat(store.key("both").orElseThrow().modes()).isEqualTo(EnumSet.allOf(Mode.class));
        assertThat(store.key("both").orElseThrow().publicKey()).isEqualTo(ContractSamples.publicKey());
        assertThat(store.key("absent")).isEmpty();
    }

    @Test
    void a_line_that_is_wrong_is_named_with_its_number() {
        assertThatThrownBy(() -> TrustStore.read(file("# x\nkey LIVE\n"))).hasMessageContaining(":2: expected");
        assertThatThrownBy(() -> TrustStore.read(file("key BOTH AAAA\n"))).hasMessageContaining(":1:");
        assertThatThrownBy(() -> TrustStore.read(file("key LIVE ****\n"))).hasMessageContaining(":1:");
        assertThatThrownBy(() -> TrustStore.read(file("key LIVE AAAA\n"))).hasMessageContaining(":1:");
    }

    @Test
    void a_private_key_survives_its_PEM_and_other_files_are_named() throws IOException {
        var keys = SigningKeys.generate();
        var file = file(SigningKeys.pem(keys.getPrivate()));

        assertThat(SigningKeys.read(file)).isEqualTo(keys.getPrivate());
        var none = file("nothing");
        assertThatThrownBy(() -> SigningKeys.read(none)).hasMessageContaining("does not hold an Ed25519 private key");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "trust", ".txt"), text);
    }
}
