package io.godwit.trust.discovery;

import java.nio.file.Path;
import java.util.Locale;

/** Attacks a discovery server in rounds and tells how it bore that. */
public final class HostileDiscovery {

    private static final int ROUNDS = 4;

    private HostileDiscovery() {}

    /**
     * Attacks; ends with 1 when the server or an honest peer came to harm.
     *
     * @param arguments folder, number of requests
     */
    public static void main(String[] arguments) throws Exception {
        long requests = Long.parseLong(arguments[1]);
        boolean harm = false;
        try (var siege = new Siege(Path.of(arguments[0]))) {
            for (int round = 1; round <= ROUNDS; round++) {
                Siege.Outcome outcome = siege.run(requests / ROUNDS);
                print(round, outcome);
                harm |= outcome.tally().faults() > 0 || !outcome.failures().isEmpty();
            }
            harm |= !siege.stands();
        }
        System.exit(harm ? 1 : 0);
    }

    private static void print(int round, Siege.Outcome outcome) {
        System.out.printf(
                Locale.ROOT,
                "round %d: %,d hostile requests in %.0f s (%.0f/s), %d faults (5xx but 503 and 505)%n%s%n",
                round,
                outcome.tally().sent(),
                outcome.seconds(),
                outcome.tally().sent() / outcome.seconds(),
                outcome.tally().faults(),
                outcome.tally().table());
        System.out.printf(
                "server before: %s%nserver after:  %s%n", outcome.before(), outcome.after());
        System.out.printf(
                Locale.ROOT,
                "honest peers: %,d requests, %d put off, %d failed, median %.1f ms, p99 %.1f ms, longest %.0f ms%n",
                outcome.asked(),
                outcome.putOff(),
                outcome.failures().size(),
                outcome.millis(0.5),
                outcome.millis(0.99),
                outcome.millis(1));
        outcome.slowest()
                .forEach((kind, nanos) ->
                        System.out.printf(
                                Locale.ROOT, "longest %,.0f ms: %s%n", nanos / 1e6, kind));
        outcome.failures().stream().limit(5).forEach(System.out::println);
    }
}
