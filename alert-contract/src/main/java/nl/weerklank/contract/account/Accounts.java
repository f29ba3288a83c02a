package nl.weerklank.contract.account;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.weerklank.contract.json.ContractJson;
import org.jspecify.annotations.Nullable;

/**
 * All accounts of an installation, held in memory. The file is JSON:
 * <pre>{"accounts": [{"name": "anna", "roles": ["author"], "passwordHash": "pbkdf2-sha256$…", "subject": "…", "totp": "…"}]}</pre>
 * where {@code subject} and {@code totp} may be left out.
 * A credential that was right once is remembered as a keyed digest, so that only the first request of a client pays for PBKDF2.
 */
public final class Accounts {

    /** Nobody may log in. */
    public static final Accounts NONE = new Accounts(List.of());

    private final Map<String, Account> byName;
    private final RememberedCredentials remembered = new RememberedCredentials();
    private final PasswordHash decoy;

    public Accounts(Collection<Account> accounts) {
        var names = new LinkedHashMap<String, Account>();
        for (var account : accounts) {
            if (names.put(account.name(), account) != null) {
                throw new IllegalArgumentException("two accounts are named '" + account.name() + "'");
            }
        }
        byName = Map.copyOf(names);
        decoy = accounts.stream()
                .findFirst()
                .map(Account::passwordHash)
                .orElseGet(() -> PasswordHash.of("nobody", 1_000));
    }

    /**
     * Reads an accounts file.
     *
     * @throws IOException when the file cannot be read
     * @throws IllegalArgumentException naming the account that is wrong
     */
    public static Accounts read(Path file) throws IOException {
        var written = ContractJson.read(Files.readAllBytes(file), Written.class);
        var accounts = new ArrayList<Account>();
        for (var line : written.accounts()) {
            try {
                accounts.add(account(line));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "%s: account '%s': %s".formatted(file, line.get("name"), e.getMessage()), e);
            }
        }
        return new Accounts(accounts);
    }

    /** The file that {@link #read} takes. */
    public static byte[] write(Collection<Account> accounts) {
        var written = accounts.stream()
                .map(account -> new WrittenAccount(
                        account.name(),
                        account.roles().stream().sorted().map(Role::word).toList(),
                        account.passwordHash().written(),
                        account.subject(),
                        account.totp()))
                .toList();
        return ContractJson.write(Map.of("accounts", written));
    }

    public Optional<Account> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The account of a credential that was found right before; costs microseconds and never says that one is wrong. */
    public Optional<Account> remembered(String name, String password) {
        return named(name).filter(account -> remembered.knows(name, password));
    }

    /** The account when the password is right; takes as long for an unknown name as for a wrong password. */
    public Optional<Account> authenticate(String name, String password) {
        var account = named(name);
        if (account.isPresent() && remembered.knows(name, password)) {
            return account;
        }
        var right = account.map(Account::passwordHash).orElse(decoy).matches(password);
        if (!right || account.isEmpty()) {
            return Optional.empty();
        }
        remembered.keep(name, password);
        return account;
    }

    /** The accounts as loose maps, because what a person leaves out of a file by hand is no error unless it is needed. */
    private record Written(List<Map<String, Object>> accounts) {}

    private record WrittenAccount(
            String name,
            List<String> roles,
            String passwordHash,
            @Nullable String subject,
            @Nullable String totp) {}

    private static Account account(Map<String, Object> written) {
        if (!(written.get("name") instanceof String name)
                || !(written.get("roles") instanceof List<?> words)
                || !(written.get("passwordHash") instanceof String hash)) {
            throw new IllegalArgumentException("an account has a name, roles and a passwordHash");
        }
        var subject = written.get("subject") instanceof String text ? text : null;
        var totp = written.get("totp") instanceof String text ? text : null;
        return new Account(name, roles(words), PasswordHash.parse(hash), subject, totp);
    }

    private static Set<Role> roles(List<?> words) {
        var roles = EnumSet.noneOf(Role.class);
        for (var word : words) {
            roles.add(Role.of(String.valueOf(word))
                    .orElseThrow(() -> new IllegalArgumentException(
                            "'" + word + "' is no role; roles are author, approver, operator, auditor, exercise")));
        }
        return roles;
    }
}
