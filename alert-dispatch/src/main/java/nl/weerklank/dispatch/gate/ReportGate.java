package nl.weerklank.dispatch.gate;

import nl.weerklank.contract.json.ContractJson;
import nl.weerklank.contract.report.Fault;
import nl.weerklank.contract.report.Report;
import nl.weerklank.dispatch.lifecycle.LifecycleEvent;

/** Lets only readable reports in. */
public final class ReportGate extends Gate {

    @Override
    protected LifecycleEvent read(String key, byte[] value) {
        var report = ContractJson.read(value, Report.class);
        if (!key.equals(report.alertId())) {
            throw new Refusal(Fault.MALFORMED, "the record's key is not the alert's id");
        }
        return new LifecycleEvent.Reported(report);
    }
}
