package nl.weerklank.channel.runtime.app;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.Role;
import org.jspecify.annotations.Nullable;

/** Who may work the channels by hand: accounts of the file with the role operator, by name and password. */
@Singleton
class Operators {

    private static final String BASIC = "Basic ";

    private final Accounts accounts;
    private final Semaphore oneAtATime = new Semaphore(1);

    @Inject
    Operators(RuntimeConfig config) {
        this(read(config.accountsFile()));
    }

    Operators(Accounts accounts) {
        this.accounts = accounts;
    }

    private static Accounts read(Optional<Path> file) {
        try {
            return file.isEmpty() ? Accounts.NONE : Accounts.read(file.get());
        } catch (IOException e) {
            throw new IllegalArgumentException("weerklank.runtime.accounts-file cannot be read: " + e.getMessage(), e);
        }
    }

    /** What a request's credentials are worth. */
    sealed interface Login {

        /** It is this operator. */
        record Operator(String name) implements Login {}

        /** It is somebody who may not. */
        record NoOperator() implements Login {}

        /** Nobody that is known. */
        record Unknown() implements Login {}
    }

    /** @param header the request's {@code Authorization}; working a password out takes a while, one at a time */
    Login login(@Nullable String header) {
        var account = header == null || !header.startsWith(BASIC) ? Optional.<Account>empty() : account(header);
        if (account.isEmpty()) {
            return new Login.Unknown();
        }
        return account.get().roles().contains(Role.OPERATOR)
                ? new Login.Operator(account.get().name())
                : new Login.NoOperator();
    }

    private Optional<Account> account(String header) {
        String credentials;
        try {
            credentials = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = credentials.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        oneAtATime.acquireUninterruptibly();
        try {
            return accounts.authenticate(credentials.substring(0, colon), credentials.substring(colon + 1));
        } finally {
            oneAtATime.release();
        }
    }
}
