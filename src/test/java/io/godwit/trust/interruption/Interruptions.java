package io.godwit.trust.interruption;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Interrupts transfers and prints how soon each goes on; ends with 1 when one took too long, or could not be tried. */
public final class Interruptions {

    /** Within so much of the return of what was away. */
    static final Duration GOAL = Duration.ofSeconds(10);

    private Interruptions() {}

    /**
     * Runs it.
     *
     * @param arguments an empty folder, rounds of each kind, the seconds of a sleep, and optionally the kinds
     */
    public static void main(String[] arguments) throws IOException {
        int rounds = Integer.parseInt(arguments[1]);
        Duration sleep = Duration.ofSeconds(Long.parseLong(arguments[2]));
        List<Interruption> kinds =
                arguments.length > 3
                        ? Arrays.stream(arguments)
                                .skip(3)
                                .map(name -> Interruption.valueOf(name.toUpperCase(Locale.ROOT)))
                                .toList()
                        : List.of(Interruption.values());
        int missed = 0;
        Optional<Link> link = link();
        try (Scene scene = new Scene(Path.of(arguments[0]), link)) {
            for (Interruption kind : kinds) {
                missed += play(scene, kind, rounds, sleep);
            }
        } finally {
            if (link.isPresent()) {
                link.get().close();
            }
        }
        System.out.printf(
                "rounds: %d, goal missed or not played: %d (goal 0)%n",
                rounds * kinds.size(), missed);
        System.exit(missed == 0 ? 0 : 1);
    }

    private static Optional<Link> link() {
        try {
            return Link.isPossible() ? Optional.of(new Link()) : Optional.empty();
        } catch (IOException refused) {
            // Root in a container may lack the right; what takes no network of its own goes on.
            System.out.println("no network of its own: " + refused.getMessage());
            return Optional.empty();
        }
    }

    private static int play(Scene scene, Interruption kind, int rounds, Duration sleep)
            throws IOException {
        if (kind.takesLink() && scene.link().isEmpty()) {
            System.out.printf("%-18s NOT PLAYED: takes root and iproute2%n", kind);
            return rounds;
        }
        int missed = 0;
        for (int i = 0; i < rounds; i++) {
            Scene.Result result = scene.play(kind, sleep);
            boolean meets = result.right() && result.pause().compareTo(GOAL) < 0;
            missed += meets ? 0 : 1;
            System.out.printf(
                    "%-18s longest pause after the return %6.1f s (goal %d s), file %s%s%n",
                    kind,
                    result.pause().toMillis() / 1e3,
                    GOAL.toSeconds(),
                    result.right() ? "right" : "WRONG OR MISSING",
                    meets ? "" : "  MISSED");
        }
        return missed;
    }
}
