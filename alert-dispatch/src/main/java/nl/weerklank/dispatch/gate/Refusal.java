package nl.weerklank.dispatch.gate;

import nl.weerklank.contract.report.Fault;

/** A record that was read and must not be taken. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    Refusal(Fault fault, String cause) {
        super(cause, null, false, false);
        this.fault = fault;
    }

    Fault fault() {
        return fault;
    }
}
