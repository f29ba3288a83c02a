package nl.weerklank.dispatch.lifecycle;

import nl.weerklank.contract.alert.AlertEvent;
import nl.weerklank.contract.alert.SignedAlert;
import nl.weerklank.contract.operator.Step;
import nl.weerklank.contract.report.Report;

/** What can happen to a dissemination. */
public sealed interface LifecycleEvent {

    /** A genuine version of the alert was issued. */
    record Issued(AlertEvent alert, SignedAlert signed) implements LifecycleEvent {}

    /** A channel said what it proved or could not. */
    record Reported(Report report) implements LifecycleEvent {}

    /** An operator stepped in by hand. */
    record Stepped(Step step) implements LifecycleEvent {}

    /** Time went by. */
    record Tick() implements LifecycleEvent {}

    /** A channel came up, went down, or changed what it covers. */
    record ChannelsChanged() implements LifecycleEvent {}

    /** This process took the dissemination over, perhaps from one that was killed: what nobody acknowledged is sent again. */
    record Resumed() implements LifecycleEvent {}
}
