package nl.weerklank.dispatch;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.PasswordHash;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.testkit.EmbeddedBroker;
import nl.weerklank.testkit.EmbeddedDatabase;
import nl.weerklank.testkit.SampleAlerts;

/** A real broker and a real database behind a gate for the service under test, with its files. */
public final class Backbone implements QuarkusTestResourceLifecycleManager {

    static final List<String> CHANNELS = List.of("phones", "siren", "reserve");
    private static EmbeddedBroker broker;
    private static Gateway database;
    private EmbeddedDatabase postgres;
    private Path folder;

    public static EmbeddedBroker broker() {
        return broker;
    }

    /** The way to the database, which a test can close and open. */
    static Gateway database() {
        return database;
    }

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("dispatch-it");
            broker = EmbeddedBroker.start().withTopics(CHANNELS);
            postgres = EmbeddedDatabase.start();
            database = new Gateway(postgres.port());
            return Map.of(
                    "kafka.bootstrap.servers", broker.bootstrapServers(),
                    "quarkus.datasource.jdbc.url", "jdbc:postgresql://127.0.0.1:" + database.port() + "/postgres",
                    "quarkus.datasource.username", postgres.user(),
                    "quarkus.datasource.password", postgres.password(),
                    "weerklank.dispatch.channels", String.join(",", CHANNELS),
                    "weerklank.dispatch.reserve", "reserve",
                    "weerklank.dispatch.state-dir", folder.resolve("state").toString(),
                    "weerklank.dispatch.trust-file", trust().toString(),
                    "weerklank.dispatch.accounts-file", accounts().toString(),
                    "weerklank.dispatch.people-file", people().toString());
        } catch (IOException e) {
            throw new IllegalStateException("the backbone of the test did not start", e);
        }
    }

    private Path trust() throws IOException {
        var line = TrustStore.line(SampleAlerts.KEY_ID, EnumSet.allOf(Mode.class), SampleAlerts.KEYS.getPublic());
        return Files.writeString(folder.resolve("trust"), line + "\n");
    }

    private Path accounts() throws IOException {
        var otto = new Account("otto", Set.of(Role.OPERATOR), PasswordHash.of("secret", 1_000), null);
        var ada = new Account("ada", Set.of(Role.AUDITOR), PasswordHash.of("secret", 1_000), null);
        return Files.write(folder.resolve("accounts.json"), Accounts.write(List.of(otto, ada)));
    }

    private Path people() throws IOException {
        var lines = new StringBuilder("cell,people\n");
        Town.LIVED_IN.forEach(cell -> lines.append(Long.toHexString(cell)).append(",100\n"));
        return Files.writeString(folder.resolve("people.csv"), lines);
    }

    @Override
    public void stop() {
        try {
            database.close();
            postgres.close();
            broker.close();
        } catch (IOException e) {
            throw new IllegalStateException("the backbone of the test did not stop", e);
        }
    }
}
