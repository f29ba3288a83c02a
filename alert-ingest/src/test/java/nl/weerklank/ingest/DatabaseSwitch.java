package nl.weerklank.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import javax.management.JMException;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import nl.weerklank.testkit.EmbeddedDatabase;

/**
 * Lets a test stop and start the real database. Test and test resource live in different class loaders, so the switch is two plain
 * {@link Runnable}s in the platform's register of managed beans, which both see.
 */
public final class DatabaseSwitch {

    private final boolean offered;
    private EmbeddedDatabase database;

    DatabaseSwitch(boolean offered) {
        this.offered = offered;
    }

    /** Stops or starts the database of the running test. */
    public static void turn(boolean on) {
        try {
            ManagementFactory.getPlatformMBeanServer().invoke(name(on), "run", new Object[0], new String[0]);
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    void begin() throws IOException {
        database = EmbeddedDatabase.start();
        if (offered) {
            register(true, () -> database.startAgain());
            register(false, () -> database.stop());
        }
    }

    void end() {
        try {
            if (offered) {
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(true));
                ManagementFactory.getPlatformMBeanServer().unregisterMBean(name(false));
            }
            database.close();
        } catch (JMException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, String> settings() {
        return Map.of(
                "quarkus.datasource.reactive.url", database.reactiveUrl(),
                "quarkus.datasource.jdbc.url", database.jdbcUrl(),
                "quarkus.datasource.username", database.user(),
                "quarkus.datasource.password", database.password());
    }

    private static void register(boolean on, Step step) {
        Runnable runnable = () -> {
            try {
                step.run();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        try {
            ManagementFactory.getPlatformMBeanServer()
                    .registerMBean(new StandardMBean(runnable, Runnable.class, true), name(on));
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectName name(boolean on) throws JMException {
        return new ObjectName("nl.weerklank.test:database=" + (on ? "on" : "off"));
    }

    private interface Step {
        void run() throws IOException;
    }
}
