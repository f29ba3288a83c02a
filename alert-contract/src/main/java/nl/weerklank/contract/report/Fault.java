package nl.weerklank.contract.report;

/** What went wrong, whether trying again can help, and whose it is to mend. */
public enum Fault {
    MALFORMED(false, Blame.SENDER),
    BAD_SIGNATURE(false, Blame.SENDER),
    EXPIRED(false, Blame.NOBODY),
    SUPERSEDED(false, Blame.NOBODY),
    WIDER_THAN_APPROVED(false, Blame.DISPATCH),
    MODE_NOT_PERMITTED(false, Blame.OPERATOR),
    CLOSED_BY_OPERATOR(false, Blame.OPERATOR),
    NOT_COVERED(false, Blame.NOBODY),
    UNREACHABLE(true, Blame.NETWORK),
    SILENT(true, Blame.NETWORK),
    REFUSED(false, Blame.NETWORK),
    OVERLOADED(true, Blame.NETWORK),
    NOT_OBSERVED(false, Blame.NETWORK),
    ADAPTER_ERROR(true, Blame.ADAPTER);

    /** Whose it is to mend. */
    public enum Blame {
        SENDER,
        DISPATCH,
        ADAPTER,
        NETWORK,
        OPERATOR,
        NOBODY
    }

    private final boolean retryable;
    private final Blame blame;

    Fault(boolean retryable, Blame blame) {
        this.retryable = retryable;
        this.blame = blame;
    }

    /** Whether the same order may succeed a little later on the same channel. */
    public boolean retryable() {
        return retryable;
    }

    /** Whose it is to mend. */
    public Blame blame() {
        return blame;
    }
}
