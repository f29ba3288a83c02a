package nl.weerklank.ingest.console;

import java.util.Set;
import nl.weerklank.console.Words;
import nl.weerklank.contract.account.Account;
import nl.weerklank.contract.account.Role;
import nl.weerklank.contract.alert.Mode;
import nl.weerklank.ingest.account.Person;
import nl.weerklank.ingest.session.Session;

/** Somebody who is signed in, with the roles that the accounts file gives them at this moment. */
public record Visitor(Account account, Session session, Words words) {

    public String name() {
        return account.name();
    }

    public Person person() {
        return new Person(account.name(), account.subject());
    }

    /** Whether this person may write alerts of this mode. */
    public boolean writes(Mode mode) {
        return has(mode == Mode.LIVE ? Role.AUTHOR : Role.EXERCISE);
    }

    /** Whether this person may decide on alerts of this mode. */
    public boolean decides(Mode mode) {
        return has(mode == Mode.LIVE ? Role.APPROVER : Role.EXERCISE);
    }

    public boolean has(Role role) {
        return account.roles().contains(role);
    }

    /** Whether there is anything here for this person at all. */
    boolean belongsHere() {
        return account.roles().stream()
                .anyMatch(Set.of(Role.AUTHOR, Role.APPROVER, Role.AUDITOR, Role.OPERATOR, Role.EXERCISE)::contains);
    }
}
