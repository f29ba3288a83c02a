package nl.weerklank.local;

import java.io.PrintWriter;
import nl.weerklank.local.bench.BenchCommand;
import nl.weerklank.local.cap.CapCommand;
import nl.weerklank.local.client.SendCommand;
import nl.weerklank.local.client.StatusCommand;
import nl.weerklank.local.demo.DemoCommand;
import nl.weerklank.local.rules.RulesCommand;
import nl.weerklank.local.system.DownCommand;
import nl.weerklank.local.system.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Weerklank. */
@Command(
        name = "weerklank",
        mixinStandardHelpOptions = true,
        version = "Weerklank 0.1",
        description = "Public alerting that knows who has not been reached.",
        footer = {
            "",
            "test, build and format are commands of the script itself.",
            "Environment: WEERKLANK_PORT_BASE (default 7700), WEERKLANK_VAR (default var/),",
            "KAFKA_BOOTSTRAP_SERVERS and WEERKLANK_DATABASE_URL to use a broker and a database that are there already."
        },
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            SendCommand.class,
            StatusCommand.class,
            CapCommand.class,
            RulesCommand.class,
            BenchCommand.class
        })
public final class Weerklank {

    /** Exit code when the launcher does not go on for a reason that it names. */
    public static final int REFUSED = 2;

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Weerklank())
                .setExecutionExceptionHandler((problem, commandLine, parsed) -> say(problem, commandLine.getErr()))
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(false);
    }

    private static int say(Exception problem, PrintWriter err) {
        err.println("weerklank: " + (problem instanceof Refusal ? problem.getMessage() : Sentences.reason(problem)));
        err.flush();
        if (!(problem instanceof Refusal) && System.getenv("WEERKLANK_DEBUG") != null) {
            problem.printStackTrace(err);
            err.flush();
        }
        return REFUSED;
    }
}
