package io.godwit.bench;

import io.godwit.core.share.Library;
import io.godwit.core.share.LibrarySettings;
import io.godwit.core.share.ShareEvent.ShareIndexed;
import io.godwit.core.share.Visibility;
import io.godwit.tests.Content;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * Moves a folder of many small files between two Godwit processes on loopback and, in the same run and in turn, by
 * {@code rsync} over ssh and by {@code tar} through ssh, both with aes256-gcm. Each begins with nothing waiting to be
 * written to the disk. Prints medians, and how long indexing takes beside {@code sha256sum}.
 *
 * <p>Copies are deleted when everything has been measured: ext4 without a journal looks at every file that was deleted
 * in the last minute before it makes a new one, so that a copy made after deleting one of 20,000 files takes ten times as
 * long, whoever makes it.
 */
public final class SmallFilesBenchmark {

    private static final String NAME = "small";
    private static final String RSYNC = "rsync over ssh";

    private final Path folder;
    private final Path files;
    private final int runs;
    private final Measured transfers = new Measured();
    private final Measured indexing = new Measured();
    private final List<Path> leftovers = new ArrayList<>();

    private SmallFilesBenchmark(Path folder, int runs) {
        this.folder = folder;
        this.files = folder.resolve(NAME);
        this.runs = runs;
    }

    /**
     * Runs it.
     *
     * @param arguments number of files, runs, and optionally a folder to work in
     */
    public static void main(String[] arguments) throws Exception {
        Locale.setDefault(Locale.ROOT);
        int count = Integer.parseInt(arguments[0]);
        Commands.requireInstalled("sha256sum", "ssh", "ssh-keygen", "rsync", "tar", "sync");
        SecureShell.requireInstalled();
        Path folder =
                arguments.length > 2
                        ? Files.createDirectories(Path.of(arguments[2]))
                        : Files.createTempDirectory("godwit-bench");
        SmallFilesBenchmark benchmark =
                new SmallFilesBenchmark(folder, Integer.parseInt(arguments[1]));
        Content.manyFiles(benchmark.files, count, 7);
        benchmark.run(count);
        benchmark.leftovers.add(benchmark.files);
        for (Path leftover : benchmark.leftovers) {
            Commands.run("rm", "-r", leftover.toString());
        }
    }

    private void run(int count) throws Exception {
        try (Network network = new Network(folder.resolve("profiles"));
                SecureShell shell = new SecureShell(folder)) {
            network.peer(files);
            network.awaitFindable(NAME, 1);
            for (int i = 0; i <= runs; i++) {
                boolean counted = i > 0;
                rsync(shell, counted);
                tar(shell, counted);
                godwit(network, counted);
            }
            runningPeer(network);
        }
        for (int i = 0; i <= runs; i++) {
            index(i > 0);
        }
        System.out.printf("%d files, %d runs, medians (least to most)%n", count, runs);
        transfers.print(count, RSYNC);
        System.out.println("indexing");
        indexing.print(count, "sha256sum");
    }

    private void rsync(SecureShell shell, boolean counted) throws Exception {
        String remoteShell = String.join(" ", shell.command());
        String from = shell.host() + ":" + files;
        measure(
                RSYNC,
                counted,
                out -> Commands.run("rsync", "-a", "-e", remoteShell, from, out.toString()));
    }

    private void tar(SecureShell shell, boolean counted) throws Exception {
        String send =
                String.join(" ", shell.command())
                        + " "
                        + shell.host()
                        + " tar -C "
                        + folder
                        + " -cf - "
                        + NAME;
        measure(
                "tar through ssh",
                counted,
                out -> Commands.run("sh", "-c", send + " | tar -C " + out + " -xf -"));
    }

    /** Copies into a folder of its own. */
    private interface Copy {
        void into(Path out) throws Exception;
    }

    /** Twice: until the command ends, and until its copy is on disk, as Godwit's is when it ends. */
    private void measure(String way, boolean counted, Copy copy) throws Exception {
        Path out = newOut();
        Measured.Time copied = Measured.time(() -> copy.into(out));
        Measured.Time synced = Measured.time(() -> Commands.run("sync", "-f", out.toString()));
        if (counted) {
            transfers.note(way, copied);
            transfers.note(
                    way + ", sync",
                    new Measured.Time(
                            copied.wall() + synced.wall(), copied.busy() + synced.busy()));
        }
    }

    private void godwit(Network network, boolean counted) throws Exception {
        Path out = newOut();
        List<Program> gets = new ArrayList<>();
        Measured.Time whole = Measured.time(() -> gets.add(network.get(NAME, out)));
        Program get = gets.getFirst();
        if (get.awaitExit(Duration.ZERO) != 0) {
            throw new IOException(get.transcript());
        }
        if (counted) {
            double seconds = get.json().path("seconds").asDouble();
            transfers.note("godwit, transfer", new Measured.Time(seconds, whole.busy()));
            transfers.note("godwit, whole process", whole);
        } else {
            Content.assertSame(files, out.resolve(NAME));
        }
    }

    private void runningPeer(Network network) throws Exception {
        Path out = newOut();
        try (var peer = new PeerProcess(network, NAME, out)) {
            for (int i = 0; i <= runs; i++) {
                Measured.Time time = peer.next().time();
                if (i > 0) {
                    transfers.note("godwit, running peers", time);
                }
            }
        }
    }

    private void index(boolean counted) throws Exception {
        Measured.Time hashed =
                Measured.time(() ->
                        Commands.run(
                                "sh",
                                "-c",
                                "find " + files + " -type f -exec sha256sum {} + >/dev/null"));
        Path home = Files.createTempDirectory(folder, "index");
        leftovers.add(home);
        CountDownLatch indexed = new CountDownLatch(1);
        try (Library library =
                Library.open(
                        LibrarySettings.of(home, List.of(), List.of()),
                        event -> {
                            if (event instanceof ShareIndexed) {
                                indexed.countDown();
                            }
                        },
                        new SecureRandom())) {
            Measured.Time time =
                    Measured.time(() -> {
                        library.add(files, Visibility.PUBLIC);
                        indexed.await();
                    });
            if (counted) {
                indexing.note("sha256sum", hashed);
                indexing.note("godwit", time);
            }
        }
    }

    /** An empty folder on a disk that has nothing left to write. */
    private Path newOut() throws Exception {
        Path out = Files.createTempDirectory(folder, "out");
        leftovers.add(out);
        Commands.run("sync", "-f", out.toString());
        return out;
    }
}
