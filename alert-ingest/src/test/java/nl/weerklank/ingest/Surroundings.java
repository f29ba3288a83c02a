package nl.weerklank.ingest;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.PasswordHash;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.cap.signature.SignerIdentity;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.testkit.EmbeddedBroker;

/** A real broker, a real database, keys, accounts and senders around the service under test. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

    /** Every account's password. */
    public static final String PASSWORD = "a long password";

    /** The secret of the one-time codes of account {@code careful}. */
    public static final String ONE_TIME_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    private static final String SOURCES = """
        {"sources": [
          {"name": "grid", "format": "cloudevents", "hazards": ["power"], "credentials": {"account": "station"}},
          {"name": "knmi", "format": "usgs-geojson", "address": "https://knmi.example/feed", "trust": 0.9, "freshness": "PT1H"},
          {"name": "emsc", "format": "quakeml", "address": "https://emsc.example/feed", "trust": 0.8, "freshness": "PT1H"}
        ]}
        """;

    private static final int FEW_ITERATIONS = 1_000;

    private final DatabaseSwitch database;
    private EmbeddedBroker broker;

    public Surroundings() {
        this(true);
    }

    /** @param switchable whether tests may stop the database; only one of all that run may be */
    Surroundings(boolean switchable) {
        database = new DatabaseSwitch(switchable);
    }

    @Override
    public Map<String, String> start() {
        try {
            broker = EmbeddedBroker.start().withTopics(List.of("siren"));
            database.begin();
            return settings(Files.createTempDirectory("weerklank-ingest"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        broker.close();
        database.end();
    }

    private Map<String, String> settings(Path folder) throws IOException {
        var live = Files.writeString(
                folder.resolve("live.pem"),
                SigningKeys.pem(SigningKeys.generate().getPrivate()));
        var exercise = Files.writeString(
                folder.resolve("exercise.pem"),
                SigningKeys.pem(SigningKeys.generate().getPrivate()));
        var accounts = Files.write(folder.resolve("accounts.json"), accounts());
        var signer = SignerIdentity.generate(
                TestSenders.SIGNER,
                Instant.now().minusSeconds(60),
                Instant.now().plusSeconds(86_400));
        Files.writeString(folder.resolve(TestSenders.CERTIFICATE_FILE), signer.certificatePem());
        Files.write(folder.resolve(TestSenders.KEY_FILE), signer.key().getEncoded());
        var senders = Files.writeString(folder.resolve("senders.json"), TestSenders.json());
        var settings = new HashMap<String, String>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("weerklank.ingest.signing.live-key", live.toString());
        settings.put("weerklank.ingest.signing.live-key-id", "test-live");
        settings.put("weerklank.ingest.signing.exercise-key", exercise.toString());
        settings.put("weerklank.ingest.signing.exercise-key-id", "test-exercise");
        settings.put("weerklank.ingest.accounts-file", accounts.toString());
        settings.put("weerklank.ingest.senders-file", senders.toString());
        settings.put("weerklank.picture.rules", System.getProperty("weerklank.root") + "/samples/rules/example.yaml");
        settings.put("weerklank.picture.state-dir", folder.resolve("picture").toString());
        settings.put(
                "weerklank.signals.sources-file",
                Files.writeString(folder.resolve("sources.json"), SOURCES).toString());
        settings.put("weerklank.ingest.console.sender", TestSenders.CENTRE);
        settings.putAll(database.settings());
        return settings;
    }

    private static byte[] accounts() {
        return Accounts.write(List.of(
                account("author", Role.AUTHOR),
                account("station", Role.AUTHOR),
                account("approver", Role.APPROVER),
                account("second", Role.APPROVER, Role.AUTHOR),
                account("auditor", Role.AUDITOR),
                account("trainer", Role.EXERCISE),
                account("trainee", Role.EXERCISE),
                account("locked", Role.APPROVER),
                new Account(
                        "careful",
                        Set.of(Role.APPROVER),
                        PasswordHash.of(PASSWORD, FEW_ITERATIONS),
                        null,
                        ONE_TIME_SECRET),
                new Account(
                        "anna-too",
                        Set.of(Role.APPROVER),
                        PasswordHash.of(PASSWORD, FEW_ITERATIONS),
                        "subject-of-anna"),
                new Account(
                        "anna", Set.of(Role.AUTHOR), PasswordHash.of(PASSWORD, FEW_ITERATIONS), "subject-of-anna")));
    }

    private static Account account(String name, Role... roles) {
        return new Account(name, Set.of(roles), PasswordHash.of(PASSWORD, FEW_ITERATIONS), null);
    }
}
