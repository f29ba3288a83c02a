package nl.weerklank.contract.account;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or system that may log in.
 *
 * @param subject the same person's subject at the identity provider, where there is one, so that nobody approves their own alert through a second door
 * @param totp the secret of its one-time codes in base 32 (RFC 6238), asked for at consoles; absent where it has none
 */
public record Account(
        String name,
        Set<Role> roles,
        PasswordHash passwordHash,
        @Nullable String subject,
        @Nullable String totp) {

    public Account(String name, Set<Role> roles, PasswordHash passwordHash, @Nullable String subject) {
        this(name, roles, passwordHash, subject, null);
    }

    public Account {
        if (name.isBlank() || name.contains(":")) {
            throw new IllegalArgumentException("an account's name is not empty and has no colon: '" + name + "'");
        }
        roles = Set.copyOf(roles);
        if (totp != null && !totp.matches("[A-Za-z2-7 ]{16,}=*")) {
            throw new IllegalArgumentException("totp is a secret of 16 or more letters in base 32");
        }
    }
}
