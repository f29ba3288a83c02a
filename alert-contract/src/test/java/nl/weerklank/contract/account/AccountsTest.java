package nl.weerklank.contract.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    private static final int FEW = 1_000;
    private final Account anna = new Account("anna", Set.of(Role.AUTHOR), PasswordHash.of("geheim", FEW), "sub-1");

    @TempDir
    Path folder;

    @Test
    void aFileThatWasWrittenIsReadWithItsRolesAndPasswords() throws Exception {
        var file = folder.resolve("accounts.json");
        Files.write(file, Accounts.write(List.of(anna)));

        var accounts = Accounts.read(file);

        assertThat(accounts.authenticate("anna", "geheim")).map(Account::roles).contains(Set.of(Role.AUTHOR));
        assertThat(accounts.named("anna")).map(Account::subject).contains("sub-1");
        assertThat(Files.readString(file)).doesNotContain("geheim");
    }

    @Test
    void aWrongPasswordAndAnUnknownNameAreNobody() {
        var accounts = new Accounts(List.of(anna));

        assertThat(accounts.authenticate("anna", "Geheim")).isEmpty();
        assertThat(accounts.authenticate("bert", "geheim")).isEmpty();
        assertThat(accounts.remembered("anna", "Geheim")).isEmpty();
    }

    @Test
    void aCredentialIsRememberedOnlyAfterItWasRight() {
        var accounts = new Accounts(List.of(anna));
        assertThat(accounts.remembered("anna", "geheim")).isEmpty();

        accounts.authenticate("anna", "geheim");

        assertThat(accounts.remembered("anna", "geheim")).contains(anna);
        assertThat(accounts.remembered("anna", "geheim2")).isEmpty();
    }

    @Test
    void aFileWithAnUnknownRoleIsRefusedNamingTheAccount() throws Exception {
        var file = folder.resolve("accounts.json");
        Files.writeString(file, """
                {"accounts":[{"name":"bert","roles":["king"],"passwordHash":"%s"}]}
                """.formatted(PasswordHash.of("x", FEW).written()));

        assertThatThrownBy(() -> Accounts.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("bert")
                .hasMessageContaining("king");
    }

    @Test
    void twoAccountsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Accounts(List.of(anna, anna))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aHashThatIsNotOneIsRefusedWithoutRepeatingIt() {
        assertThatThrownBy(() -> PasswordHash.parse("plain-secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("plain-secret");
        assertThatThrownBy(() -> PasswordHash.parse("pbkdf2-sha256$1$AAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAA="))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theWrittenFormIsWhatOtherImplementationsOfPbkdf2Make() {
        // made with Python's hashlib.pbkdf2_hmac("sha256", "gehéim", "0123456789abcdef", 1000, 32)
        var hash = PasswordHash.parse(
                "pbkdf2-sha256$1000$MDEyMzQ1Njc4OWFiY2RlZg==$l9cOZYBGw3VlUUycEO13XJUaBNHPn4Vn7BbUjqFgDCQ=");

        assertThat(hash.matches("gehéim")).isTrue();
        assertThat(hash.matches("geheim")).isFalse();
    }
}
