package io.godwit.bench.discovery;

import java.io.IOException;
import java.util.Locale;
import java.util.function.IntFunction;

/** Finds the steady rate at which 99 of 100 requests are answered within 20 ms of when they were due. */
final class Measurement {

    private static final double MOST_MILLIS = 20;
    private static final double[] SHARES = {0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.35, 0.2};
    private static final int DEPTH = 2;

    private final Generator generator;
    private final double seconds;

    Measurement(Generator generator, double seconds) {
        this.generator = generator;
        this.seconds = seconds;
    }

    /** Makes requests ready before they are needed. */
    interface Supply {
        /** The next request of a connection, so many in all; fewer are returned only by mistake. */
        IntFunction<byte[]> prepare(int requests);
    }

    /**
     * Measures and prints.
     *
     * @param most a rate beyond what can be expected
     * @param status the answer that counts
     */
    void print(String what, int most, int status, Supply supply) throws IOException {
        IntFunction<byte[]> all = supply.prepare((int) (most * seconds));
        collect();
        Outcome flatOut = generator.closed(DEPTH, all, seconds).require(status);
        System.out.printf(Locale.ROOT, "%-32s at most  %s%n", what, flatOut);
        for (double share : SHARES) {
            double rate = flatOut.perSecond() * share;
            IntFunction<byte[]> due = supply.prepare((int) (rate * seconds * 1.05) + 1_000);
            collect();
            Outcome steady = generator.open(rate, due, seconds).require(status);
            if (steady.millis(0.99) < MOST_MILLIS) {
                System.out.printf(Locale.ROOT, "%-32s steadily %s%n", what, steady);
                return;
            }
        }
        System.out.printf("%-32s never under %.0f ms%n", what, MOST_MILLIS);
    }

    /** What was made ready is not to be moved about by this process's own collector while it measures. */
    private static void collect() {
        System.gc();
    }
}
