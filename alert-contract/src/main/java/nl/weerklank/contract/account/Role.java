package nl.weerklank.contract.account;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account may do: write alerts, approve those of others, work the channels, read everything, or hold exercises. */
public enum Role {
    AUTHOR,
    APPROVER,
    OPERATOR,
    AUDITOR,
    /** Writes and approves exercises at the console, and nothing else there. */
    EXERCISE;

    /** {@link #AUTHOR} as it is written in files and tokens. */
    public static final String AUTHOR_WORD = "author";

    /** {@link #APPROVER} as it is written in files and tokens. */
    public static final String APPROVER_WORD = "approver";

    /** {@link #OPERATOR} as it is written in files and tokens. */
    public static final String OPERATOR_WORD = "operator";

    /** {@link #AUDITOR} as it is written in files and tokens. */
    public static final String AUDITOR_WORD = "auditor";

    /** {@link #EXERCISE} as it is written in files and tokens. */
    public static final String EXERCISE_WORD = "exercise";

    /** The role as files and tokens write it: lower case. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role for a word; empty for any other word. */
    public static Optional<Role> of(String word) {
        return Arrays.stream(values()).filter(role -> role.word().equals(word)).findFirst();
    }
}
