package nl.weerklank.local.client;

import java.util.concurrent.Callable;
import nl.weerklank.local.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weerklank status}: what is proven of an alert, who is not reached, and what was added why. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Shows how far an alert has come.")
public final class StatusCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ID", description = "The alert's id, as 'send' prints it.")
    String id = "";

    @Option(names = "--json", description = "As JSON, for programs.")
    boolean json;

    @Option(
            names = "--user",
            paramLabel = "NAME:PASSWORD",
            description = "Who asks (default: the first operator of this machine).")
    @Nullable
    String user;

    @Override
    public Integer call() {
        var centre = new CrisisCentre(RunningLayout.find());
        var answer = centre.raw(id, user == null ? centre.credential("otto") : user)
                .orElseThrow(() ->
                        new Refusal("dispatch knows no alert '%s'; it is known once it was approved".formatted(id)));
        if (json) {
            System.out.println(answer.text());
            return 0;
        }
        var now = answer.as(Dissemination.class);
        System.out.printf("alert %s, %s, %s%n", now.alertId(), now.mode(), now.state());
        StatusLines.of(now).forEach(System.out::println);
        for (var added : now.fallbacks()) {
            System.out.printf(
                    "+ %s for %,.0f people in %d cells: %s%n",
                    added.channel(), added.people(), added.cells(), added.reason());
        }
        return 0;
    }
}
