package nl.weerklank.dispatch.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.Role;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets accounts of the file in by name and password; without a file nobody gets in. A password is worked out one at a time, off the event loop. */
@ApplicationScoped
public class PasswordLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private static final Logger LOG = Logger.getLogger(PasswordLogin.class);

    private final Accounts accounts;
    private final Semaphore oneAtATime = new Semaphore(1);

    PasswordLogin(@ConfigProperty(name = "weerklank.dispatch.accounts-file") Optional<Path> file) {
        this.accounts = read(file);
    }

    private static Accounts read(Optional<Path> file) {
        if (file.isEmpty()) {
            LOG.warn("weerklank.dispatch.accounts-file is not set: nobody can log in");
            return Accounts.NONE;
        }
        try {
            return Accounts.read(file.get());
        } catch (IOException e) {
            throw new IllegalArgumentException("weerklank.dispatch.accounts-file cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var password = new String(request.getPassword().getPassword());
        var remembered = accounts.remembered(request.getUsername(), password);
        return remembered.isPresent()
                ? Uni.createFrom().item(identity(remembered.get()))
                : context.runBlocking(() -> slowly(request.getUsername(), password));
    }

    /** The account when the password is right; blocks while it is worked out. */
    Optional<Account> check(String name, String password) {
        oneAtATime.acquireUninterruptibly();
        try {
            return accounts.authenticate(name, password);
        } finally {
            oneAtATime.release();
        }
    }

    private SecurityIdentity slowly(String name, String password) {
        return check(name, password)
                .map(PasswordLogin::identity)
                .orElseThrow(() -> new AuthenticationFailedException("wrong name or password"));
    }

    private static SecurityIdentity identity(Account account) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(account.name()));
        account.roles().stream().map(Role::word).forEach(identity::addRole);
        return identity.build();
    }
}
