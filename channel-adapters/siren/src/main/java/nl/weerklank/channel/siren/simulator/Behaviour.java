package nl.weerklank.channel.siren.simulator;

import nl.weerklank.simulator.FaultGate;
import nl.weerklank.simulator.FaultKind;

/** How the simulated park behaves at the moment. */
final class Behaviour {

    /** After this long a slow controller answers. */
    static final long SLOW_MILLIS = FaultGate.SLOWNESS.toMillis();

    /** After this long a concentrator gives up on a dead unit. */
    static final long GIVE_UP_MILLIS = 300;

    private volatile FaultKind fault = FaultKind.NONE;

    void become(FaultKind next) {
        fault = next == FaultKind.RESTART ? FaultKind.NONE : next;
    }

    FaultKind fault() {
        return fault;
    }

    /** Whether the n-th post of the park is dead: every second one, while half of them are. */
    boolean isDead(int number) {
        return fault == FaultKind.HALF && number % 2 == 1;
    }
}
