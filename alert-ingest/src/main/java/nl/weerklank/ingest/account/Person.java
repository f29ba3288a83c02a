package nl.weerklank.ingest.account;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who did something: the name of the account and, where there is one, the subject at the identity provider.
 *
 * @param subject what the identity provider calls the same person in every token
 */
public record Person(String name, @Nullable String subject) {

    /** Whether both are one human or system, even through two doors. */
    public boolean isSamePersonAs(Person other) {
        return name.equals(other.name) || (subject != null && Objects.equals(subject, other.subject));
    }
}
