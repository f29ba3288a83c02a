package nl.weerklank.contract.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or system that may log in.
 *
 * @param subject the same person's subject at the identity provider, where there is one, so that nobody approves their own alert through a second door
 */
public record Account(
        String name,
        Set<Role> roles,
        PasswordHash passwordHash,
        @Nullable String subject) {

    public Account {
        if (name.isBlank() || name.contains(":")) {
            throw new IllegalArgumentException("an account's name is not empty and has no colon: '" + name + "'");
        }
        roles = Set.copyOf(roles);
    }
}
