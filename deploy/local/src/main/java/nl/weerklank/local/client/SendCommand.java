package nl.weerklank.local.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.concurrent.Callable;
import nl.weerklank.local.Refusal;
import nl.weerklank.local.Sentences;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weerklank send}: hands a CAP message to the crisis centre and, when asked, approves it as a second person. */
@Command(
        name = "send",
        mixinStandardHelpOptions = true,
        description = "Hands a CAP 1.2 message in, and approves it as another person with --approve.")
public final class SendCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "A CAP 1.2 message as XML or JSON.")
    Path file = Path.of(".");

    @Option(names = "--approve", description = "Approve it at once as the second person.")
    boolean approve;

    @Option(
            names = "--now",
            description = "Give it a new identifier and let it begin now; keeps how long it lasts. XML only.")
    boolean now;

    @Option(
            names = "--user",
            paramLabel = "NAME:PASSWORD",
            description = "Who hands it in (default: the first author of this machine).")
    @Nullable
    String user;

    @Option(
            names = "--approver",
            paramLabel = "NAME:PASSWORD",
            description = "Who approves (default: the first approver of this machine).")
    @Nullable
    String approver;

    @Override
    public Integer call() {
        var centre = new CrisisCentre(RunningLayout.find());
        var message = read();
        var json = new String(message, 0, Math.min(message.length, 64), StandardCharsets.UTF_8)
                .strip()
                .startsWith("{");
        var submitted = centre.submit(
                now ? FreshMessage.of(message, Clock.systemUTC().instant()) : message,
                json ? "application/json" : "application/cap+xml",
                user == null ? centre.credential("anna") : user);
        System.out.printf("%s %s%n", submitted.alertId(), words(submitted));
        if (approve && submitted.waits()) {
            var approved = centre.approve(submitted.id(), approver == null ? centre.credential("bram") : approver);
            System.out.printf("%s %s%n", approved.alertId(), words(approved));
        } else if (submitted.waits()) {
            System.out.println(
                    "It waits for a second person: send it again with --approve, or approve " + submitted.id());
            return 0;
        }
        System.out.printf("'./weerklank status %s' shows it on its way.%n", submitted.alertId());
        return 0;
    }

    private static String words(CrisisCentre.Submitted message) {
        return switch (message.state()) {
            case "AWAITING_APPROVAL" -> "is a draft for %d cells".formatted(message.cells());
            case "ISSUED" -> "is issued as version " + message.version();
            default -> "is " + message.state().toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private byte[] read() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Refusal("cannot read %s: %s".formatted(file, Sentences.reason(e)), e);
        }
    }
}
