package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.trust.crash.Signals;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How {@code godwit get} ends when it does not get what it was asked for; scripts rely on these codes. */
class GetExitCodesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir Path folder;
    private Network network;
    private Path out;

    @BeforeEach
    void startDiscovery() throws IOException {
        network = new Network(folder.resolve("profiles"));
        out = Files.createDirectory(folder.resolve("out"));
    }

    @AfterEach
    void stopAll() {
        network.close();
    }

    private Program get(int code, Path home, Object what, Object... more) throws IOException {
        Program get = network.startGet(home, what, out, more);
        assertEquals(code, get.awaitExit(PATIENCE), get::transcript);
        return get;
    }

    private static void assertError(int code, Program program) {
        JsonNode error = program.json();
        assertEquals(code, error.path("code").asInt(), program::transcript);
        assertFalse(error.path("error").asString().isEmpty(), program::transcript);
        assertFalse(error.path("hint").asString().isEmpty(), program::transcript);
    }

    @Test
    void interruptedItKeepsWhatItHasAndGoesOn() throws IOException {
        Path file = Content.file(folder.resolve("content/film.bin"), 48 << 20, 11);
        network.peer(file);
        network.awaitFindable("film.bin", 1);
        Path home = network.newHome();
        Program get =
                Program.startInterruptible(
                        home,
                        "get",
                        "film.bin",
                        "--out",
                        out,
                        "--json",
                        "-v",
                        "--limit",
                        "8M",
                        "--discovery",
                        network.url());
        Progress.awaitVerified(get, 8 << 20, PATIENCE);
        long verified = Progress.verified(get);
        Signals.interrupt(get);
        assertEquals(130, get.awaitExit(PATIENCE), get::transcript);
        assertEquals(
                List.of("godwit: Interrupted; everything verified so far is kept."),
                get.err().stream().filter(line -> line.startsWith("godwit:")).toList());
        assertEquals(1, get.out().size(), get::transcript);
        assertError(130, get);
        assertFalse(Files.exists(out.resolve("film.bin")), "nothing unfinished has the name");

        JsonNode result = get(0, home, "film.bin").json();
        long resumed = result.path("resumedBytes").asLong();
        assertTrue(resumed >= verified, () -> resumed + " of " + verified + " bytes were kept");
        Content.assertSame(file, out.resolve("film.bin"));
    }

    @Test
    void saysInTwoLinesThatItWasInterrupted() throws IOException {
        network.peer(Content.file(folder.resolve("content/film.bin"), 48 << 20, 11));
        network.awaitFindable("film.bin", 1);
        Program get =
                Program.startInterruptible(
                        network.newHome(),
                        "get",
                        "film.bin",
                        "--out",
                        out,
                        "--limit",
                        "8M",
                        "--discovery",
                        network.url());
        get.awaitLine("progress verified=", PATIENCE);
        Signals.interrupt(get);
        assertEquals(130, get.awaitExit(PATIENCE), get::transcript);
        assertEquals(
                List.of(
                        "godwit: Interrupted; everything verified so far is kept.",
                        "Run the same command again to go on where it was."),
                get.err());
    }

    @Test
    void saysThatItWasInterruptedAlsoWhileItLooksForIt() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Program get =
                    Program.startInterruptible(
                            network.newHome(),
                            "get",
                            "film.bin",
                            "--out",
                            out,
                            "--json",
                            "--discovery",
                            "http://127.0.0.1:" + silent.getLocalPort());
            awaitSearch(silent);
            Signals.interrupt(get);
            assertEquals(130, get.awaitExit(PATIENCE), get::transcript);
            assertEquals(1, get.out().size(), get::transcript);
            assertError(130, get);
        }
    }

    /** Lets everybody in and answers nobody, until somebody searches; they stay until they give up. */
    private static void awaitSearch(ServerSocket silent) throws IOException {
        silent.setSoTimeout((int) PATIENCE.toMillis());
        String request;
        do {
            Socket client = silent.accept();
            client.setSoTimeout((int) PATIENCE.toMillis());
            request =
                    new BufferedReader(
                                    new InputStreamReader(
                                            client.getInputStream(), StandardCharsets.US_ASCII))
                            .readLine();
        } while (request == null || !request.contains("/v1/search"));
    }

    @Test
    void listsTheChoicesWhenSeveralThingsHaveTheName() throws IOException {
        network.peer(Content.file(folder.resolve("one/film.bin"), 10_000, 1));
        network.peer(Content.file(folder.resolve("two/film.bin"), 20_000, 2));
        network.awaitDifferent("film.bin", 2);
        Program get = get(3, network.newHome(), "film.bin");
        assertError(3, get);
        List<String> choices = get.err().stream().filter(l -> l.endsWith("film.bin")).toList();
        assertEquals(2, choices.size(), get::transcript);
        assertFalse(Files.exists(out.resolve("film.bin")));
        // The first column is what to ask for.
        for (String choice : choices) {
            String root = choice.split(" ")[0];
            assertEquals(root, get(0, network.newHome(), root).json().path("root").asString());
        }
    }

    @Test
    void saysThatNobodyHasIt() throws IOException {
        assertError(3, get(3, network.newHome(), "no such thing"));
    }

    @Test
    void refusesWhatDoesNotVerify() throws Exception {
        Path file = Content.file(folder.resolve("content/film.bin"), 3 << 20, 3);
        try (LyingSource liar = new LyingSource(file, network.url())) {
            network.awaitFindable("film.bin", 1);
            Program get = get(5, network.newHome(), "film.bin", "--patience", "30");
            assertError(5, get);
            assertTrue(get.transcript().contains(liar.id().substring(0, 12)), get::transcript);
            assertFalse(Files.exists(out.resolve("film.bin")));
        }
    }

    @Test
    void saysThatThePeerRefuses() throws IOException {
        Path file = Content.file(folder.resolve("content/film.bin"), 100_000, 3);
        Path getter = network.newHome();
        String id = Program.run(getter, "id").out().getFirst();
        Path sharer = network.newHome();
        Program.run(sharer, "contact", "block", id);
        network.peerIn(sharer, file);
        network.awaitFindable("film.bin", 1);
        assertError(6, get(6, getter, "film.bin"));
        assertFalse(Files.exists(out.resolve("film.bin")));
        // It is that peer which is refused, and nobody else.
        get(0, network.newHome(), "film.bin");
    }

    @Test
    void saysThatNoSourceCanBeReached() throws IOException {
        Program get = get(4, network.newHome(), "ab".repeat(32), "--patience", "1");
        assertError(4, get);
    }
}
