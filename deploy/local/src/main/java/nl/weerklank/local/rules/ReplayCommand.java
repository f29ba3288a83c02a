package nl.weerklank.local.rules;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import nl.weerklank.local.Refusal;
import nl.weerklank.signal.Signal;
import nl.weerklank.signal.Tlp;
import nl.weerklank.signal.format.Readers;
import nl.weerklank.signal.json.SignalJson;
import nl.weerklank.signal.judge.RuleSet;
import nl.weerklank.signal.replay.Replay;
import nl.weerklank.signal.rule.RuleFile;
import nl.weerklank.signal.rule.RuleFileReader;
import nl.weerklank.signal.source.Source;
import nl.weerklank.signal.source.SourcesFile;
import nl.weerklank.signal.watch.Sources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code weerklank rules replay}: runs recorded signals through rules and shows what would have happened when. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Runs recorded signals through rules and shows what would have happened when: one line a change of the"
                    + " picture and",
            "a firing with what it saw. Nothing is sent. What is not TLP:CLEAR is shown as its marking only."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:played to the end",
            "2:the rules, the sources or the signals are wrong; the sentence says what"
        })
public final class ReplayCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RULES", description = "A rule file (YAML), or a folder of them.")
    private Path rules = Path.of(".");

    @Parameters(
            index = "1",
            paramLabel = "SIGNALS",
            description = "Signals as they stand on topic signals, one JSON object a line; '-' for standard input.")
    private Path signals = Path.of("-");

    @Option(
            names = "--sources",
            paramLabel = "FILE",
            description =
                    "The sources file: trust, competence and freshness. Without it every source is believed wholly and"
                            + " none is ever silent.")
    private @Nullable Path sources;

    @Option(
            names = "--afterwards",
            paramLabel = "DURATION",
            defaultValue = "PT12H",
            description = "How much time to play after the last signal (default ${DEFAULT-VALUE}).")
    private Duration afterwards = Duration.ofHours(12);

    @Option(names = "--quiet", description = "Only firings and the end.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        var recorded = recorded();
        var declared = sources == null ? believed(recorded) : new Sources(declared(sources));
        var out = new PrintWriter(spec.commandLine().getOut(), true);
        new Replay(RuleSet.of(files()), declared, new HappeningLines(out, quiet)::print).play(recorded, afterwards);
        out.flush();
        return 0;
    }

    private List<RuleFile> files() throws IOException {
        var found = new ArrayList<RuleFile>();
        for (var file : rulePaths()) {
            try {
                found.add(RuleFileReader.read(Files.readString(file)));
            } catch (IllegalArgumentException e) {
                throw new Refusal(file + ": " + e.getMessage(), e);
            }
        }
        return found;
    }

    private List<Path> rulePaths() throws IOException {
        if (!Files.isDirectory(rules)) {
            return List.of(rules);
        }
        try (var all = Files.list(rules)) {
            return all.filter(file ->
                            file.toString().endsWith(".yaml") || file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    private List<Signal> recorded() throws IOException {
        var lines = signals.toString().equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList()
                : Files.readAllLines(signals);
        var recorded = new ArrayList<Signal>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                try {
                    recorded.add(SignalJson.read(lines.get(i).getBytes(StandardCharsets.UTF_8)));
                } catch (IllegalArgumentException e) {
                    throw new Refusal("%s line %d: %s".formatted(signals, i + 1, e.getMessage()), e);
                }
            }
        }
        return recorded;
    }

    private static List<Source> declared(Path file) throws IOException {
        return SourcesFile.read(Files.readAllBytes(file), Readers.installed().formats());
    }

    private static Sources believed(List<Signal> recorded) {
        return new Sources(recorded.stream()
                .map(Signal::source)
                .distinct()
                .map(name -> new Source(
                        name,
                        "recorded",
                        null,
                        Duration.ofMinutes(1),
                        1,
                        List.of(),
                        List.of(),
                        Duration.ofDays(36_500),
                        Tlp.CLEAR,
                        Map.of(),
                        Map.of()))
                .toList());
    }
}
