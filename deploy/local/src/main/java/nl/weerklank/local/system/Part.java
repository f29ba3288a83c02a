package nl.weerklank.local.system;

import java.nio.file.Path;

/** One part of a running Weerklank that the launcher starts, watches and ends. */
interface Part {

    String name();

    /** Starts it, the first time or again after it died; returns before it is ready. */
    void start();

    /** Whether it does its work. */
    boolean ready();

    /** Whether its process runs; true before the first start has ended. */
    boolean alive();

    /** Asks it to end; returns at once. */
    void askToEnd();

    /** Waits until it has ended. */
    void awaitEnd();

    /** Where it says what went wrong. */
    Path log();
}
