package nl.weerklank.local.system;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import nl.weerklank.local.Layout;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;
import nl.weerklank.local.process.PidFile;

/** A Weerklank that runs on this machine: its parts, started and watched, until it is closed. */
public final class LocalSystem implements AutoCloseable {

    private final Layout layout;
    private final Supervisor supervisor;
    private final Secrets secrets;
    private final boolean infraOnly;
    private List<String> devMode = List.of();
    private final Thread atShutdown;

    private LocalSystem(Layout layout, Supervisor supervisor, Secrets secrets, boolean infraOnly) {
        this.layout = layout;
        this.supervisor = supervisor;
        this.secrets = secrets;
        this.infraOnly = infraOnly;
        this.atShutdown = new Thread(this::end, "launcher-shutdown");
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @param demo whether the accounts have the passwords that the documents print
     * @throws Refusal in one sentence when it cannot; nothing is left running then
     */
    public static LocalSystem start(
            Layout layout, Settings settings, boolean infraOnly, boolean demo, Progress progress) {
        layout.prepare();
        refuseIfRunning(layout);
        var parts = new Parts(layout, settings, Secrets.ensure(layout, demo, InstantSource.system()));
        layout.ports().check(parts.ports(infraOnly));
        parts.prepare(infraOnly);
        var supervisor = new Supervisor(parts.stages(infraOnly), progress);
        var system = new LocalSystem(layout, supervisor, Secrets.of(layout), infraOnly);
        Runtime.getRuntime().addShutdownHook(system.atShutdown);
        try {
            PidFile.write(UpCommand.supervisorPid(layout), ProcessHandle.current());
            supervisor.start();
            if (infraOnly) {
                system.devMode = parts.devMode();
            }
            Files.writeString(layout.run().resolve("ready"), "ready\n");
            return system;
        } catch (IOException e) {
            system.close();
            throw new Refusal("cannot write below %s: %s".formatted(layout.run(), Sentences.reason(e)), e);
        } catch (RuntimeException e) {
            system.close();
            throw e;
        }
    }

    /** @throws Refusal when a Weerklank runs here already */
    public static void refuseIfRunning(Layout layout) {
        if (UpCommand.isRunning(layout)) {
            throw new Refusal("a Weerklank is running here already; './weerklank down' ends it");
        }
        try {
            Files.deleteIfExists(layout.run().resolve("ready"));
        } catch (IOException e) {
            throw new Refusal("cannot write below %s: %s".formatted(layout.run(), Sentences.reason(e)), e);
        }
    }

    /** Watches until closed; a part that dies is started again. */
    public void watch() {
        supervisor.watch();
    }

    /** Starts one part again that has died, for one who does not {@link #watch()}. */
    public void startAgain(String part) {
        supervisor.startAgain(part);
    }

    /** Whether one part does its work now. */
    public boolean isReady(String part) {
        return supervisor.isReady(part);
    }

    /** Addresses and accounts, for a person to read. */
    public List<String> welcome() {
        var ports = layout.ports();
        var lines = new ArrayList<String>();
        var addresses = new LinkedHashMap<String, Integer>();
        if (!infraOnly) {
            addresses.put("residents' page", ports.publicWeb());
            addresses.put("crisis centre API", ports.ingest());
            addresses.put("operator's page and API", ports.dispatch());
        }
        addresses.put("channel simulators", ports.simulatorControl());
        addresses.forEach((what, port) -> lines.add("  %-20s http://127.0.0.1:%d/".formatted(what, port)));
        if (infraOnly) {
            lines.add("  broker               127.0.0.1:" + ports.broker());
            lines.add("  database             postgresql://postgres:postgres@127.0.0.1:%d/postgres"
                    .formatted(ports.database()));
        }
        if (infraOnly) {
            lines.add("One service in dev mode, while the others are not needed or run the same way:");
            devMode.forEach(command -> lines.add("  " + command));
        }
        lines.add("Accounts (passwords are kept in %s):".formatted(secrets.passwordsFile()));
        secrets.accountLines().forEach(line -> lines.add("  " + line));
        return lines;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atShutdown);
        } catch (IllegalStateException e) {
            return; // the shutdown hook is ending it already
        }
        end();
    }

    private void end() {
        supervisor.close();
        try {
            Files.deleteIfExists(layout.run().resolve("ready"));
            Files.deleteIfExists(UpCommand.supervisorPid(layout));
        } catch (IOException e) {
            System.err.println("weerklank: " + Sentences.reason(e));
        }
    }

    static URI at(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }
}
