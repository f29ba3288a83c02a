package nl.weerklank.channel.siren.controller;

import java.util.concurrent.CompletionException;
import nl.weerklank.contract.report.Fault;

/** A post that did not do what it was asked: whose fault, and in words. */
public final class LinkFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    public LinkFailure(Fault fault, String words) {
        super(words, null, false, false);
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** In words, for a report. */
    public String words() {
        var message = getMessage();
        return message == null ? "" : message;
    }

    /** The failure inside whatever a stage completed with. */
    public static LinkFailure of(Throwable cause) {
        var inner = cause;
        while (inner instanceof CompletionException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner instanceof LinkFailure failure
                ? failure
                : new LinkFailure(Fault.ADAPTER_ERROR, "unexpected: " + inner);
    }
}
