package nl.weerklank.simulator;

import java.io.PrintStream;

/** A measurement that {@code weerklank bench NAME} runs: always a ratio to a floor or a peer measured in the same run; found by {@link java.util.ServiceLoader}. */
public interface Bench {

    /** The name on the command line. */
    String name();

    /** One sentence: what is measured, beside which floor, and the bound. */
    String about();

    /** Measures, prints every figure with its floor and ratio, and says whether the bounds were held. */
    boolean run(PrintStream out) throws Exception;
}
