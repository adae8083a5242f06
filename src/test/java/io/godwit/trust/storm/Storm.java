package io.godwit.trust.storm;

import static org.awaitility.Awaitility.await;

import io.godwit.tests.Content;
import io.godwit.tests.HashedFile;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import io.godwit.trust.chaos.Weather;
import io.godwit.trust.crash.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Fetches one large file from one source through a proxy that delays every byte by 100 to 300 ms, resets connections and
 * stalls, and measures what was sent in vain.
 */
public final class Storm implements AutoCloseable {

    private static final String NAME = "film.bin";
    private static final long MIB = 1L << 20;

    /** One percent for each MiB. */
    private static final long BETWEEN_RESETS = 100 * MIB;

    private static final int STALLS = 10;
    private static final double GOAL = 0.02;
    private static final Duration LIMIT = Duration.ofHours(4);

    private final Path folder;
    private final Path shared;
    private final long size;
    private final long seed;
    private final Network network;
    private final Source source;

    /**
     * What came of a transfer.
     *
     * @param code that it ended with
     * @param right whether the file arrived as it is
     * @param waste bytes that arrived beyond the file's, requests and handshakes among them, as a share of the file
     * @param resets connections that were reset
     * @param seconds that it took
     */
    record Result(int code, boolean right, double waste, int resets, double seconds) {

        boolean meetsGoal() {
            return code == 0 && right && waste <= GOAL;
        }
    }

    /**
     * Makes the file and starts what serves it.
     *
     * @param folder empty, on a disk with room for the file twice
     * @param size of the file in bytes
     * @param seed of its content and of the storm
     */
    Storm(Path folder, long size, long seed) throws IOException {
        this.folder = folder;
        this.size = size;
        this.seed = seed;
        HashedFile file =
                HashedFile.of(Content.file(folder.resolve("original").resolve(NAME), size, seed));
        network = new Network(folder.resolve("profiles"));
        source = new Source(folder.resolve("source"), file.path());
        shared = folder.resolve("source").resolve("shares").resolve(NAME);
        // The source has a copy, and a third one would not fit on every disk.
        Files.delete(file.path());
        source.announce(network.url(), file);
        network.awaitFindable(NAME, 1);
    }

    /**
     * Runs it; ends with 1 when the goal was missed.
     *
     * @param arguments an empty folder, the size of the file in MiB, and the seed
     */
    public static void main(String[] arguments) throws IOException {
        long size = Long.parseLong(arguments[1]) * MIB;
        Result result;
        try (Storm storm = new Storm(Path.of(arguments[0]), size, Long.parseLong(arguments[2]))) {
            result = storm.fetch();
        }
        System.out.printf(
                "%d MiB in %.1f s through %d resets and %d stalls, every byte 100 to 300 ms late:"
                        + " code %d, file %s, waste %.2f %% (goal %.0f %%)%n",
                size / MIB,
                result.seconds,
                result.resets,
                STALLS,
                result.code,
                result.right ? "right" : "WRONG OR MISSING",
                100 * result.waste,
                100 * GOAL);
        System.exit(result.meetsGoal() ? 0 : 1);
    }

    /** Fetches it once. */
    Result fetch() throws IOException {
        Path out = Files.createTempDirectory(folder, "out");
        Weather weather = Weather.storm(seed, BETWEEN_RESETS, STALLS, size / (STALLS + 1));
        source.proxy().weather(weather);
        long start = System.nanoTime();
        Program get = network.startGet(network.newHome(), NAME, out, "-v");
        await("the end of a download")
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !get.isAlive());
        double seconds = (System.nanoTime() - start) / 1e9;
        int code = get.awaitExit(Duration.ofMinutes(1));
        Path copy = out.resolve(NAME);
        boolean right =
                code == 0 && Files.isRegularFile(copy) && Files.mismatch(shared, copy) == -1;
        if (!right) {
            System.out.println(get.transcript());
        }
        double waste = (double) (weather.delivered() - size) / size;
        return new Result(code, right, waste, weather.struck(), seconds);
    }

    @Override
    public void close() throws IOException {
        try (network) {
            source.close();
        }
    }
}
