package io.godwit.trust.soak;

import io.godwit.tests.Content;
import io.godwit.tests.HashedFile;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import io.godwit.trust.Vitals;
import io.godwit.trust.crash.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Runs a swarm with churn and faults, and looks whether anything fails, or grows. */
public final class Soak implements AutoCloseable {

    private static final int LOOK_MILLIS = 5_000;
    private static final int REPORT_EVERY = 12;

    /** A look at the heap collects all garbage, which is not to be what the program is busy with. */
    private static final int HEAP_EVERY = 12;

    private static final double MIB = 1 << 20;
    private static final int TRANSFERS_GOAL = 1_000;
    private static final int PEERS_GOAL = 16;
    private static final double HEAP_GOAL = 1;

    /** Sources that nothing happens to, so that their memory can be compared over time. */
    private static final int STEADY = 2;

    private final Path folder;
    private final long seed;
    private final Network network;
    private final List<HashedFile> files = new ArrayList<>();
    private final List<Source> sources = new ArrayList<>();
    private final Counts counts = new Counts();
    private final Trend memory = new Trend();
    private final Trend handles = new Trend();
    private final Trend live = new Trend();

    /**
     * Starts the swarm.
     *
     * @param folder empty
     * @param peers sources, at least three
     * @param contents different files
     * @param seed decides what is in them and what happens
     */
    Soak(Path folder, int peers, int contents, long seed) throws IOException {
        this.folder = folder;
        this.seed = seed;
        this.network = new Network(folder.resolve("profiles"));
        Random random = new Random(seed);
        for (int i = 0; i < contents; i++) {
            Path file = folder.resolve("original").resolve("film-" + i + ".bin");
            long size = (2L << 20) + random.nextInt(22 << 20);
            files.add(HashedFile.of(Content.file(file, size, seed + i)));
        }
        for (int i = 0; i < peers; i++) {
            HashedFile file = files.get(i % contents);
            Source source = new Source(folder.resolve("source-" + i), file.path());
            sources.add(source);
            source.announce(network.url(), file);
        }
        for (HashedFile file : files) {
            network.awaitFindable(file.name(), peers / contents);
        }
    }

    /**
     * Runs it; ends with 1 when something failed.
     *
     * @param arguments an empty folder, seconds, peers, files, downloaders at a time, and the seed
     */
    public static void main(String[] arguments) throws Exception {
        List<Integer> numbers =
                List.of(arguments).subList(1, arguments.length).stream()
                        .map(Integer::valueOf)
                        .toList();
        Path folder = Path.of(arguments[0]);
        Counts counts;
        try (Soak soak = new Soak(folder, numbers.get(1), numbers.get(2), numbers.get(4))) {
            counts = soak.run(numbers.get(0), numbers.get(3));
            soak.print();
        }
        System.exit(counts.failures().isEmpty() ? 0 : 1);
    }

    /** Lets it run for so many seconds, and as long as what is under way then takes to end. */
    Counts run(long seconds, int getters) throws IOException, InterruptedException {
        Clock clock = new Clock(seconds);
        List<Thread> threads = new ArrayList<>();
        List<Source> restless = sources.subList(STEADY, sources.size());
        threads.add(Thread.ofVirtual().start(new Churn(restless, seed, clock, counts)));
        for (int i = 0; i < getters; i++) {
            Path place = folder.resolve("getter-" + i);
            Getter getter = new Getter(place, files, network.url(), seed + i, clock, counts);
            threads.add(Thread.ofVirtual().start(getter));
        }
        for (int looks = 1; !clock.isOver(); looks++) {
            clock.pause(Math.min(LOOK_MILLIS, seconds * 1_000 / 4));
            look(clock, looks);
            if (looks % REPORT_EVERY == 0) {
                System.out.printf("%.2f h: %s%n", clock.hours(), counts);
            }
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return counts;
    }

    private void look(Clock clock, int looks) throws IOException {
        for (Source source : sources.subList(0, STEADY)) {
            Program program = source.program();
            if (!program.isAlive()) {
                counts.failed(
                        "a source that nothing happened to has ended\n" + program.transcript());
                clock.stop();
                return;
            }
            Vitals vitals = Vitals.of(program);
            memory.add(clock.hours(), vitals.residentMiB());
            handles.add(clock.hours(), vitals.handles());
            if (looks % HEAP_EVERY == 1) {
                LiveHeap.bytes(program).ifPresent(heap -> live.add(clock.hours(), heap / MIB));
            }
        }
    }

    private void print() {
        System.out.println(counts);
        System.out.printf(
                "a source that nothing happens to: %.0f to %.0f MiB resident, %+.1f MiB an hour;"
                        + " %.0f to %.0f file handles, %+.1f an hour%n",
                memory.least(),
                memory.most(),
                memory.perHour(),
                handles.least(),
                handles.most(),
                handles.perHour());
        System.out.printf(
                "its heap after a collection: %.1f to %.1f MiB, %+.2f MiB an hour (goal for a day:"
                        + " less than %.0f)%n",
                live.least(), live.most(), live.perHour(), HEAP_GOAL);
        System.out.printf(
                "transfers %d (goal %d), peers %d (goal %d), failures %d (goal 0)%n",
                counts.transfers.sum(),
                TRANSFERS_GOAL,
                sources.size(),
                PEERS_GOAL,
                counts.failures().size());
        counts.failures().forEach(failure -> System.out.println("FAILED " + failure));
    }

    @Override
    public void close() throws IOException {
        try (network) {
            for (Source source : sources) {
                source.settle();
                source.close();
            }
        }
    }
}
