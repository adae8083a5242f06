package io.godwit.trust.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Plays rounds and prints what came of them; ends with 1 when one failed. */
public final class CrashHarness {

    /** A round counts bytes in numbers of 31 bits. */
    private static final int MOST_MIB = 2_047;

    private final Path folder;
    private final long seed;
    private final int sources;
    private final int mib;
    private final Tally tally = new Tally();

    private CrashHarness(Path folder, long seed, int sources, int mib) {
        if (mib < 1 || mib > MOST_MIB || sources < 1) {
            throw new IllegalArgumentException("1 to " + MOST_MIB + " MiB from 1 or more sources");
        }
        this.folder = folder;
        this.seed = seed;
        this.sources = sources;
        this.mib = mib;
    }

    /**
     * Runs it.
     *
     * @param arguments an empty folder, the number of rounds, the seed of the first round, the number of sources, the
     *     size of the file in MiB, and optionally the one fault to play
     */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        long seed = Long.parseLong(arguments[2]);
        Optional<Fault> only =
                arguments.length > 5
                        ? Optional.of(Fault.valueOf(arguments[5].toUpperCase(Locale.ROOT)))
                        : Optional.empty();
        CrashHarness harness =
                new CrashHarness(
                        folder,
                        seed,
                        Integer.parseInt(arguments[3]),
                        Integer.parseInt(arguments[4]));
        harness.play(count, only);
        harness.tally.print(System.out);
        // Who asks for one fault must not take a machine that cannot do it for one that bears it.
        boolean asked = only.isEmpty() || harness.tally.skipped() == 0;
        System.exit(harness.tally.meetsGoals() && asked ? 0 : 1);
    }

    private void play(int count, Optional<Fault> only) throws IOException {
        try (Scene scene = new Scene(folder.resolve("scene"), sources, (long) mib << 20, seed)) {
            for (int i = 0; i < count; i++) {
                long roundSeed = seed + i;
                Fault fault = only.orElseGet(() -> Fault.choose(Round.random(roundSeed)));
                play(scene, fault, roundSeed);
            }
        }
    }

    private void play(Scene scene, Fault fault, long roundSeed) throws IOException {
        Path place = folder.resolve("round-" + roundSeed);
        long start = System.nanoTime();
        try {
            Verdict verdict = new Round(scene, fault, roundSeed, place).play();
            tally.add(verdict);
            delete(place);
            System.out.printf(
                    "%d %-20s %-8s %5.1f s%s%n",
                    roundSeed,
                    fault,
                    verdict.end(),
                    (System.nanoTime() - start) / 1e9,
                    verdict.acknowledged() == 0
                            ? ""
                            : "  kept %.4f".formatted(verdict.keptShare()));
        } catch (RoundFailure | ConditionTimeoutException | IOException failure) {
            tally.failed(fault);
            Files.createDirectories(place);
            Files.writeString(place.resolve("failure.txt"), failure.toString());
            System.out.printf(
                    "%d %-20s FAILED   %s%n  again: MIB=%d SOURCES=%d crash 1 %d %s; kept in %s%n",
                    roundSeed,
                    fault,
                    failure.toString().lines().findFirst().orElse(""),
                    mib,
                    sources,
                    roundSeed,
                    fault,
                    place);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) paths.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(path);
            }
        }
    }
}
