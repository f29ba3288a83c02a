package nl.weerklank.local.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.PasswordHash;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.contract.signature.SigningKeys;
import nl.weerklank.contract.signature.TrustStore;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;

/** The signing keys, the trust file and the first accounts of a Weerklank on this machine; made once, readable by their owner only. */
public final class Secrets {

    static final String LIVE_KEY_ID = "local-live";
    static final String EXERCISE_KEY_ID = "local-exercise";

    /** The account with which the crisis centre's console asks dispatch. */
    static final String DESK = "desk";

    private static final Map<String, Set<Role>> FIRST_ACCOUNTS = new LinkedHashMap<>();

    static {
        FIRST_ACCOUNTS.put("anna", EnumSet.of(Role.AUTHOR, Role.EXERCISE));
        FIRST_ACCOUNTS.put("bram", EnumSet.of(Role.APPROVER, Role.EXERCISE));
        FIRST_ACCOUNTS.put("otto", EnumSet.of(Role.OPERATOR));
        FIRST_ACCOUNTS.put("ada", EnumSet.of(Role.AUDITOR));
        FIRST_ACCOUNTS.put(MandatedSender.ACCOUNT, EnumSet.of(Role.AUTHOR));
    }

    /** Few, because these passwords are either random, with 96 bits, or printed in the documents. */
    private static final int ITERATIONS = 10_000;

    private final Path folder;

    private Secrets(Path folder) {
        this.folder = folder;
    }

    /** Those of this installation; what is missing is made now. In demo mode the passwords are {@code demo-<name>}. */
    public static Secrets ensure(Layout layout, boolean demo, InstantSource clock) {
        var secrets = new Secrets(layout.secrets());
        try {
            if (!Files.exists(secrets.trustFile())) {
                secrets.makeKeys();
            }
            if (!Files.exists(secrets.accountsFile())) {
                secrets.makeAccounts(demo);
            }
            if (!Files.exists(secrets.sendersFile())) {
                var sender = MandatedSender.make(clock.instant());
                writePrivately(secrets.senderKey(), sender.privateKeyPem().getBytes(StandardCharsets.US_ASCII));
                Files.writeString(secrets.senderCertificate(), sender.certificatePem());
                Files.writeString(secrets.sendersFile(), sender.sendersFile());
            }
            return secrets;
        } catch (IOException e) {
            throw new Refusal(
                    "cannot keep keys and accounts in %s: %s".formatted(layout.secrets(), Sentences.reason(e)), e);
        }
    }

    /** Those that were made before. */
    public static Secrets of(Layout layout) {
        return new Secrets(layout.secrets());
    }

    Path key(Mode mode) {
        return folder.resolve(mode == Mode.LIVE ? "live.pem" : "exercise.pem");
    }

    public Path trustFile() {
        return folder.resolve("trust");
    }

    Path accountsFile() {
        return folder.resolve("accounts.json");
    }

    public Path sendersFile() {
        return folder.resolve("senders.json");
    }

    /** The private key of the mandated sender, with which messages are signed as a measuring network would. */
    public Path senderKey() {
        return folder.resolve("sender.pem");
    }

    /** The certificate that goes with {@link #senderKey()}. */
    public Path senderCertificate() {
        return folder.resolve("sender.crt");
    }

    /** The first accounts' names and passwords, one a line, as they were made. */
    public Path passwordsFile() {
        return folder.resolve("passwords");
    }

    /** The password with which the crisis centre's console asks dispatch; not there in a folder that was made before it was. */
    Path deskPasswordFile() {
        return folder.resolve("desk-password");
    }

    /** The password of a first account. @throws Refusal when there is none here */
    public String password(String name) {
        try {
            if (Files.exists(passwordsFile())) {
                for (var line : Files.readAllLines(passwordsFile())) {
                    if (line.startsWith(name + " ")) {
                        return line.substring(name.length() + 1).strip();
                    }
                }
            }
        } catch (IOException e) {
            throw new Refusal("cannot read %s: %s".formatted(passwordsFile(), Sentences.reason(e)), e);
        }
        throw new Refusal("no password is known here for '%s'; give --user NAME:PASSWORD".formatted(name));
    }

    private void makeKeys() throws IOException {
        var lines = new ArrayList<String>();
        for (var mode : Mode.values()) {
            var pair = SigningKeys.generate();
            writePrivately(key(mode), SigningKeys.pem(pair.getPrivate()).getBytes(StandardCharsets.US_ASCII));
            lines.add(TrustStore.line(
                    mode == Mode.LIVE ? LIVE_KEY_ID : EXERCISE_KEY_ID, EnumSet.of(mode), pair.getPublic()));
        }
        Files.write(trustFile(), lines);
    }

    private void makeAccounts(boolean demo) throws IOException {
        var accounts = new ArrayList<Account>();
        var lines = new ArrayList<String>();
        FIRST_ACCOUNTS.forEach((name, roles) -> {
            var password = demo ? "demo-" + name : random();
            accounts.add(new Account(name, roles, PasswordHash.of(password, ITERATIONS), null));
            lines.add(name + " " + password);
        });
        var desk = random();
        accounts.add(new Account(DESK, EnumSet.of(Role.AUDITOR), PasswordHash.of(desk, ITERATIONS), null));
        writePrivately(deskPasswordFile(), desk.getBytes(StandardCharsets.UTF_8));
        writePrivately(passwordsFile(), String.join("\n", lines).concat("\n").getBytes(StandardCharsets.UTF_8));
        writePrivately(accountsFile(), Accounts.write(accounts));
    }

    /** The first accounts, for a person to read: name, role and password. */
    List<String> accountLines() {
        var lines = new ArrayList<String>();
        FIRST_ACCOUNTS.forEach((name, roles) -> lines.add("%-5s %-18s password %s"
                .formatted(name, roles.stream().map(Role::word).collect(Collectors.joining(", ")), password(name))));
        return lines;
    }

    private static String random() {
        var bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void writePrivately(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }
}
