package io.godwit.app.demo;

import io.godwit.app.text.Amounts;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.node.DiscoveryGroup;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/**
 * Shows the main job on this machine: a discovery server and three peers that share a real folder, and a fourth that
 * finds it by name and fetches it from all three at once.
 */
public final class Demonstration implements AutoCloseable {
    private static final int SOURCES = 3;
    private static final Duration INDEXING = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 100;

    private final PrintStream out;
    private final Path original;
    private final Path folder;
    private final Deque<ChildProgram> running = new ArrayDeque<>();

    /**
     * A demonstration; nothing runs yet.
     *
     * @param out where it says what it does
     * @param original the folder that is shared; only read
     * @throws IOException if there is no place for temporary files
     */
    public Demonstration(PrintStream out, Path original) throws IOException {
        this.out = out;
        this.original = original;
        this.folder = Files.createTempDirectory("godwit-demo-");
    }

    /**
     * Runs it.
     *
     * @return whether everything that was fetched equals the original
     * @throws IOException if a program cannot be started or does not do its work
     * @throws InterruptedException if the thread is interrupted
     */
    public boolean run() throws IOException, InterruptedException {
        ChildProgram discovery =
                start("discovery", "discovery", "--bind", "127.0.0.1", "--port", "0");
        String url = discovery.ready("url");
        out.println("1. A discovery server runs at " + url + ".");
        startPeers(url);
        String name = original.getFileName().toString();
        FoundContent found = awaitSources(url, name);
        out.printf(
                "2. Three peers share the folder %s, %s; each has a profile of its own.%n",
                name, Amounts.bytes(found.size()));
        out.println("3. A fourth peer, which knows only that URL, runs: godwit get " + name);
        Path copies = Files.createDirectory(folder.resolve("copies"));
        int code =
                ChildProgram.run(
                        folder.resolve("fourth"),
                        List.of("get", name, "--out", copies.toString(), "--discovery", url));
        if (code != 0) {
            throw new IOException("the download ended with exit code " + code);
        }
        return compare(copies.resolve(name));
    }

    private void startPeers(String url) throws IOException {
        ChildProgram[] peers = new ChildProgram[SOURCES];
        for (int i = 0; i < SOURCES; i++) {
            peers[i] =
                    start(
                            "peer-" + (i + 1),
                            "peer",
                            "--bind",
                            "127.0.0.1",
                            "--port",
                            "0",
                            "--share",
                            original.toString(),
                            "--discovery",
                            url);
        }
        for (ChildProgram peer : peers) {
            peer.ready("peer-id");
        }
    }

    private ChildProgram start(String home, String... words) throws IOException {
        ChildProgram program = ChildProgram.start(folder.resolve(home), List.of(words));
        running.push(program);
        return program;
    }

    private static FoundContent awaitSources(String url, String name)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + INDEXING.toNanos();
        ServerDiscovery server =
                ServerDiscovery.forLookups(
                        URI.create(url), EventSink.NONE, ServerDiscoverySettings.defaults());
        try (DiscoveryGroup group = new DiscoveryGroup(List.of(server))) {
            while (System.nanoTime() - end < 0) {
                for (FoundContent hit : group.search(name, 100)) {
                    if (hit.folder() && hit.name().equals(name) && hit.sources() == SOURCES) {
                        return hit;
                    }
                }
                Thread.sleep(LOOK_MILLIS);
            }
        }
        throw new IOException("the peers did not finish indexing in time");
    }

    private boolean compare(Path copy) throws IOException {
        FolderComparison result = FolderComparison.of(original, copy);
        if (result.different().isEmpty()) {
            out.printf(
                    "4. All %d files, %s, equal the originals byte for byte.%n",
                    result.files(), Amounts.bytes(result.bytes()));
        } else {
            out.println("4. These files differ: " + result.different());
        }
        return result.different().isEmpty();
    }

    /** Stops all programs and deletes everything that was made. */
    @Override
    public void close() throws IOException {
        List<Thread> closing =
                running.stream().map(p -> Thread.ofVirtual().start(p::close)).toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
