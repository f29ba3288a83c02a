package nl.weerklank.local.bench;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import nl.weerklank.local.Refusal;
import nl.weerklank.simulator.Bench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code weerklank bench}: measures, always beside a floor of the same run. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures something beside a floor of the same run; without NAME it lists what there is.")
public final class BenchCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Which measurements; 'all' for every one.")
    List<String> names = List.of();

    @Override
    public Integer call() throws Exception {
        var benches = found();
        if (names.isEmpty()) {
            benches.forEach((name, bench) -> System.out.printf("%-16s %s%n", name, bench.about()));
            return 0;
        }
        boolean held = true;
        for (var name : names.equals(List.of("all")) ? List.copyOf(benches.keySet()) : names) {
            var bench = benches.get(name);
            if (bench == null) {
                throw new Refusal(
                        "there is no bench '%s'; there are: %s".formatted(name, String.join(", ", benches.keySet())));
            }
            System.out.printf("%s: %s%n", bench.name(), bench.about());
            boolean good = bench.run(System.out);
            System.out.printf("%s: %s%n", bench.name(), good ? "within its bounds" : "OUT OF ITS BOUNDS");
            held &= good;
        }
        return held ? 0 : 1;
    }

    private static Map<String, Bench> found() {
        var benches = new TreeMap<String, Bench>();
        ServiceLoader.load(Bench.class).forEach(bench -> benches.put(bench.name(), bench));
        return benches;
    }
}
