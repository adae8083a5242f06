package io.godwit.bench.discovery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What came of a run. */
final class Outcome {

    private final long start = System.nanoTime();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private long[] nanos = new long[1 << 12];
    private int count;
    private int answeredInTime;
    private double seconds;
    private String complaint = "";

    void note(int status, long took, ByteBuffer body) {
        if (status >= 400) {
            complaint = StandardCharsets.UTF_8.decode(body.duplicate()).toString();
        }
        statuses.merge(status, 1, Integer::sum);
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    /** No more is sent; what is in flight no longer counts for the rate. */
    void stop() {
        seconds = (System.nanoTime() - start) / 1e9;
        answeredInTime = count;
    }

    double perSecond() {
        return answeredInTime / seconds;
    }

    double millis(double quantile) {
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return count == 0 ? Double.NaN : sorted[(int) Math.min(count - 1, count * quantile)] / 1e6;
    }

    /** Ends the benchmark when an answer was something else than was to be measured. */
    Outcome require(int status) {
        if (statuses.size() > 1 || !statuses.containsKey(status)) {
            throw new IllegalStateException(
                    "not all were answered with "
                            + status
                            + ": "
                            + statuses
                            + "; the last: "
                            + complaint);
        }
        return this;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%7.0f/s, median %6.2f ms, p99 %6.2f ms",
                perSecond(),
                millis(0.5),
                millis(0.99));
    }
}
