package nl.weerklank.dispatch.gate;

import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.signature.AlertVerifier;
import nl.weerklank.contract.signature.Verdict;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;

/** Lets only genuine alerts in. */
public final class AlertGate extends Gate {

    private final AlertVerifier verifier;

    public AlertGate(AlertVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    protected LifecycleEvent read(String key, byte[] value) {
        var signed = ContractJson.read(value, SignedAlert.class);
        return switch (verifier.verify(signed)) {
            case Verdict.Refused refused -> throw new Refusal(Fault.BAD_SIGNATURE, refused.reason());
            case Verdict.Genuine genuine -> {
                if (!key.equals(genuine.event().alertId())) {
                    throw new Refusal(Fault.MALFORMED, "the record's key is not the alert's id");
                }
                yield new LifecycleEvent.Issued(genuine.event(), signed);
            }
        };
    }
}
