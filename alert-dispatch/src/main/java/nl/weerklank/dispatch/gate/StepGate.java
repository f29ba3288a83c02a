package nl.weerklank.dispatch.gate;

import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;

/** Lets only readable steps by hand in. */
public final class StepGate extends Gate {

    @Override
    protected LifecycleEvent read(String key, byte[] value) {
        var step = ContractJson.read(value, Step.class);
        if (!key.equals(step.alertId())) {
            throw new Refusal(Fault.MALFORMED, "the record's key is not the alert's id");
        }
        return new LifecycleEvent.Stepped(step);
    }
}
