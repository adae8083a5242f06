package io.godwit.bench;

import io.godwit.tests.Network;
import io.godwit.tests.Program;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Memory of a program at its extremes: one enormous file on its way in, a million small ones at rest, a window that
 * fetches for half an hour.
 */
public final class MemoryBenchmark {

    private static final long HUGE = 100L << 30;
    private static final int FOLDERS = 1_000;

    private MemoryBenchmark() {}

    /**
     * Runs one of the three.
     *
     * @param arguments {@code download SECONDS FOLDER}, {@code library FILES FOLDER} or {@code window MINUTES FOLDER}
     */
    public static void main(String[] arguments) throws IOException, TimeoutException {
        int amount = Integer.parseInt(arguments[1]);
        Path folder = Files.createDirectories(Path.of(arguments[2]));
        switch (arguments[0]) {
            case "download" -> download(folder, amount);
            case "library" -> library(folder, amount);
            case "window" -> {
                WindowMemory.run(folder, amount);
                // Whatever the toolkit still runs has no say.
                System.exit(0);
            }
            default ->
                    throw new IllegalArgumentException(
                            "download, library or window, not " + arguments[0]);
        }
    }

    private static void download(Path folder, int seconds) throws IOException {
        Path file = folder.resolve("sparse.bin");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(HUGE);
        }
        try (Network network = new Network(folder.resolve("profiles"))) {
            Program source = network.peer(file);
            network.awaitFindable("sparse.bin", 1, Duration.ofMinutes(30));
            Program get =
                    network.startGet(
                            network.newHome(),
                            "sparse.bin",
                            Files.createDirectories(folder.resolve("out")),
                            "-v");
            long peak = peak(get, seconds);
            if (!get.isAlive()) {
                throw new IOException("the download ended early\n" + get.transcript());
            }
            System.out.printf("downloader: peak %d MiB resident%n", peak / 1024);
            System.out.printf("source:     %d MiB resident%n", resident(source) / 1024);
            get.err().stream()
                    .filter(l -> l.contains("verified"))
                    .reduce((a, b) -> b)
                    .ifPresent(System.out::println);
        }
    }

    private static void library(Path folder, int files) throws IOException {
        Path share = folder.resolve("million");
        for (int i = 0; i < files; i++) {
            Path parent = share.resolve("folder-" + i % FOLDERS);
            if (i < FOLDERS) {
                Files.createDirectories(parent);
            }
            Files.writeString(parent.resolve("file-" + i + ".txt"), "file " + i);
        }
        try (Network network = new Network(folder.resolve("profiles"))) {
            long start = System.nanoTime();
            Program peer = network.peer(share);
            network.awaitFindable("million", 1, Duration.ofMinutes(30));
            System.out.printf(
                    "indexed %d files in %.0f s%n", files, (System.nanoTime() - start) / 1e9);
            System.out.printf("at rest: peak of 30 s %d MiB resident%n", peak(peer, 30) / 1024);
        }
    }

    private static long peak(Program program, int seconds) throws IOException {
        long most = 0;
        for (int i = 0; i < 4 * seconds && program.isAlive(); i++) {
            most = Math.max(most, resident(program));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(250));
        }
        return most;
    }

    private static long resident(Program program) throws IOException {
        return program.residentKiB()
                .orElseThrow(() -> new IOException("this system does not tell"));
    }
}
