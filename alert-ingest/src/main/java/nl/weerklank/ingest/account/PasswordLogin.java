package nl.weerklank.ingest.account;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Semaphore;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Accounts;
import nl.weerklank.contract.account.Role;

/** Lets embedded accounts in by name and password. A credential seen before is checked on the spot; others one at a time, off the event loop. */
@ApplicationScoped
class PasswordLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    /** The identity's attribute that holds the account's subject at the identity provider. */
    static final String SUBJECT = "subject";

    private final CurrentAccounts accounts;
    private final Semaphore oneAtATime = new Semaphore(1);

    PasswordLogin(CurrentAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        var known = accounts.get();
        var password = new String(request.getPassword().getPassword());
        var remembered = known.remembered(request.getUsername(), password);
        return remembered.isPresent()
                ? Uni.createFrom().item(identity(remembered.get()))
                : context.runBlocking(() -> slowly(known, request.getUsername(), password));
    }

    private SecurityIdentity slowly(Accounts known, String name, String password) {
        oneAtATime.acquireUninterruptibly();
        try {
            return known.authenticate(name, password)
                    .map(PasswordLogin::identity)
                    .orElseThrow(() -> new AuthenticationFailedException("wrong name or password"));
        } finally {
            oneAtATime.release();
        }
    }

    private static SecurityIdentity identity(Account account) {
        var identity = QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(account.name()));
        account.roles().stream().map(Role::word).forEach(identity::addRole);
        if (account.subject() != null) {
            identity.addAttribute(SUBJECT, account.subject());
        }
        return identity.build();
    }
}
