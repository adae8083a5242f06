package io.godwit.trust.interruption;

import static org.awaitility.Awaitility.await;

import io.godwit.tests.Content;
import io.godwit.tests.Program;
import io.godwit.tests.Progress;
import io.godwit.trust.Pauses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** A discovery server, a source, at the other end of a link if there is one, and who fetches. Used by one thread. */
final class Scene implements AutoCloseable {

    private static final int MIB = 1 << 20;

    /** Three quarters of a minute at the limit, so that most of it is left when something happens. */
    private static final long SIZE = 96L * MIB;

    private static final int RATE = 2 * MIB;
    private static final String NAME = "film.bin";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final Optional<Link> link;
    private final Path file;
    private final String host;
    private final String port;
    private final Program source;
    private Program server;
    private Program get;

    /**
     * What came of one interruption.
     *
     * @param pause longest time in which nothing was verified, from when all was back until the end
     * @param right whether the file arrived as it is
     */
    record Result(Duration pause, boolean right) {}

    /**
     * Starts the server and the source.
     *
     * @param folder empty
     * @param link between the source and the rest
     */
    Scene(Path folder, Optional<Link> link) throws IOException {
        this.folder = folder;
        this.link = link;
        this.host = link.map(Link::here).orElse("127.0.0.1");
        this.file = Content.file(folder.resolve("original").resolve(NAME), SIZE, 1);
        this.server = server("0");
        this.port = server.awaitReady("url").replaceAll(".*:(\\d+).*", "$1");
        this.source = startSource();
        // Nobody fetches yet; what this is of is over.
        this.get = server;
        boolean complete = false;
        try {
            awaitFindable();
            complete = true;
        } finally {
            if (!complete) {
                close();
            }
        }
    }

    private Program server(String wanted) throws IOException {
        return Program.start(
                folder.resolve("server"),
                "discovery",
                "--bind",
                host,
                "--port",
                wanted,
                "--data",
                folder.resolve("data"));
    }

    private Program startSource() throws IOException {
        String bind = link.isPresent() ? "0.0.0.0" : host;
        Object[] arguments = {
            "peer", "--bind", bind, "--port", "0", "--discovery", url(), "--share", file
        };
        Path home = folder.resolve("source");
        return link.isPresent()
                ? Program.startThrough(link.get().through(), home, arguments)
                : Program.start(home, arguments);
    }

    private String url() {
        return "http://" + host + ":" + port;
    }

    private void awaitFindable() {
        await("the source to be found")
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> {
                    Path home = folder.resolve("asking");
                    var found = Program.run(home, "find", NAME, "--json", "--discovery", url());
                    return found.awaitExit(Duration.ZERO) == 0
                            && found.json().path(0).path("sources").asInt() > 0;
                });
    }

    Optional<Link> link() {
        return link;
    }

    Program source() {
        return source;
    }

    /** The download of the moment. */
    Program get() {
        return get;
    }

    void stopServer() {
        server.close();
    }

    /** Starts it on its port with what it remembered. */
    void startServer() throws IOException {
        server = server(port);
        server.awaitReady("url");
    }

    void pause(Duration time) {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Fetches the file while something happens. */
    Result play(Interruption what, Duration sleep) throws IOException {
        awaitFindable();
        Path out = Files.createTempDirectory(folder, "out");
        get =
                Program.start(
                        folder.resolve("getter"),
                        "get",
                        NAME,
                        "--out",
                        out,
                        "--json",
                        "-v",
                        "--limit",
                        RATE,
                        "--patience",
                        sleep.plus(PATIENCE).toSeconds(),
                        "--discovery",
                        url());
        Pauses pauses = Pauses.watch(get);
        Progress.awaitVerified(get, SIZE / 5, PATIENCE);
        what.happen(this, sleep);
        pauses.begin();
        int code = get.awaitExit(PATIENCE);
        Path copy = out.resolve(NAME);
        boolean right = code == 0 && Files.isRegularFile(copy) && Files.mismatch(file, copy) == -1;
        if (right) {
            Files.delete(copy);
        } else {
            System.out.println(get.transcript());
        }
        return new Result(pauses.take(), right);
    }

    @Override
    public void close() {
        get.kill();
        source.kill();
        server.kill();
    }
}
