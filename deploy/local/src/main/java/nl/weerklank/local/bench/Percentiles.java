package nl.weerklank.local.bench;

import java.util.Arrays;
import java.util.Collection;

/** The spread of measured times, in milliseconds. */
public record Percentiles(int count, double p50, double p90, double p99, double max) {

    public static Percentiles ofNanos(Collection<Long> nanos) {
        var sorted = nanos.stream().mapToDouble(n -> n / 1e6).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        return new Percentiles(
                sorted.length, at(sorted, 0.50), at(sorted, 0.90), at(sorted, 0.99), sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }

    @Override
    public String toString() {
        return "n=%d p50=%.2f ms p90=%.2f ms p99=%.2f ms max=%.2f ms".formatted(count, p50, p90, p99, max);
    }

    /** The middle of some figures. */
    static double median(double... figures) {
        var sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
