package io.godwit.trust.soak;

import io.godwit.tests.HashedFile;
import io.godwit.tests.Program;
import io.godwit.tests.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Somebody who fetches one file after the other, is killed now and then, and starts again. Used by one thread. */
final class Getter implements Runnable {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int MOST_STARTS = 8;

    /** Nobody reachable, or nothing found, while everybody who has it is away. */
    private static final Set<Integer> CLEAR_ENDS = Set.of(3, 4);

    private final Path folder;
    private final List<HashedFile> files;
    private final String discoveryUrl;
    private final Random random;
    private final Clock clock;
    private final Counts counts;

    Getter(
            Path folder,
            List<HashedFile> files,
            String discoveryUrl,
            long seed,
            Clock clock,
            Counts counts) {
        this.folder = folder;
        this.files = files;
        this.discoveryUrl = discoveryUrl;
        this.random = new Random(seed);
        this.clock = clock;
        this.counts = counts;
    }

    @Override
    public void run() {
        try {
            for (int number = 0; !clock.isOver(); number++) {
                HashedFile file = files.get(random.nextInt(files.size()));
                fetch(file, Files.createDirectories(folder.resolve("out-" + number)));
            }
        } catch (IOException | AssertionError e) {
            counts.failed(e.toString());
        }
    }

    private void fetch(HashedFile file, Path out) throws IOException {
        for (int starts = 1; starts <= MOST_STARTS; starts++) {
            Program get = start(file, out);
            if (random.nextInt(4) == 0) {
                Progress.awaitVerified(get, random.nextLong(file.layout().size()), LIMIT);
                get.kill();
                counts.downloadersKilled.increment();
            }
            int exit = get.awaitExit(LIMIT);
            if (exit == 0) {
                check(file, get, out);
                return;
            }
            boolean killed = exit == 137;
            if (!killed && !CLEAR_ENDS.contains(exit)) {
                counts.failed("ended with " + exit + "\n" + get.transcript());
                return;
            }
            counts.startedAgain.increment();
        }
        counts.failed(file.name() + " did not complete in " + MOST_STARTS + " starts; see " + out);
    }

    private Program start(HashedFile file, Path out) throws IOException {
        long rate = file.layout().size() / (1 + random.nextInt(5));
        return Program.start(
                folder.resolve("home"),
                "get",
                file.name(),
                "--out",
                out,
                "--json",
                "-v",
                "--limit",
                rate,
                "--discovery",
                discoveryUrl);
    }

    private void check(HashedFile file, Program get, Path out) throws IOException {
        Path copy = out.resolve(file.name());
        if (!Files.isRegularFile(copy) || Files.mismatch(file.path(), copy) != -1) {
            counts.failed("a wrong file in " + out + "\n" + get.transcript());
            return;
        }
        counts.transfers.increment();
        counts.bytes.add(file.layout().size());
        Files.delete(copy);
        Files.delete(out);
    }
}
