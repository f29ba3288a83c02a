package nl.weerklank.ingest.session;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import org.jspecify.annotations.Nullable;

/** Proves who somebody is: password and, where the account has it, a one-time code; each wrong one makes the next wait. */
public final class SignIn {

    private final Supplier<Accounts> accounts;
    private final Attempts attempts;
    private final OneTimeCodes codes;
    private final Semaphore oneAtATime = new Semaphore(1);

    public SignIn(Supplier<Accounts> accounts, InstantSource clock) {
        this.accounts = accounts;
        this.attempts = new Attempts(clock);
        this.codes = new OneTimeCodes(clock);
    }

    /** What became of an attempt. */
    public sealed interface Outcome {

        /** It is this account's holder. */
        record Proven(Account account) implements Outcome {}

        /** Name, password or code is wrong; which of them is not said. */
        record Wrong() implements Outcome {}

        /** Too many were wrong: nothing was looked at, and nothing will be before this has passed. */
        record Locked(Duration left) implements Outcome {}
    }

    /** @param code the one-time code; needed only where the account has a secret for it */
    public Outcome prove(String name, String password, @Nullable String code) {
        oneAtATime.acquireUninterruptibly();
        try {
            var wait = attempts.wait(name);
            if (wait.isPresent()) {
                return new Outcome.Locked(wait.get());
            }
            var account = accounts.get().authenticate(name, password).filter(found -> codes.fits(found, code));
            if (account.isEmpty()) {
                attempts.wrong(name);
                return new Outcome.Wrong();
            }
            attempts.right(name);
            return new Outcome.Proven(account.get());
        } finally {
            oneAtATime.release();
        }
    }

    /** The account as the file has it now; empty when it was taken away. */
    public Optional<Account> account(String name) {
        return accounts.get().named(name);
    }
}
