package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.control.ControlClient;
import io.godwit.app.control.ControlRequest;
import io.godwit.app.control.ControlServer;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class PeerCommandTest {
    @TempDir Path folder;

    @Test
    @Timeout(60)
    void leavesAWindowWhoseNetworkIsOffAlone() throws IOException {
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        String home = profile.home().toString();
        Files.writeString(folder.resolve("film.bin"), "content");
        AtomicInteger shown = new AtomicInteger();
        WindowRequests window =
                new WindowRequests(Optional::empty, request -> shown.incrementAndGet());
        Captured captured = new Captured(folder);
        try (ControlServer _ = ControlServer.start(profile, window)) {
            assertEquals(
                    7,
                    captured.run(
                            "peer",
                            "--no-discovery",
                            "--port",
                            "0",
                            "--share",
                            "film.bin",
                            "--home",
                            home));
            assertEquals(List.of(), captured.out());
            assertTrue(
                    captured.err().stream().anyMatch(line -> line.contains("already runs")),
                    captured.err()::toString);
            assertTrue(
                    new ControlClient(profile).ask(new ControlRequest.Open(List.of())).isPresent(),
                    "the window is not heard any more");
        }
        assertEquals(1, shown.get());
        Captured shares = new Captured(folder);
        assertEquals(0, shares.run("shares", "--home", home, "--json"));
        assertEquals(List.of("[]"), shares.out());
    }

    /** Opens the key, and ends when it finds that a window has the profile. */
    private Captured besideAWindow(int code, String... more) throws IOException {
        Profile profile = new Profile(folder.resolve("home"));
        profile.prepare();
        List<String> words = new ArrayList<>(List.of("peer", "--no-discovery", "--port", "0"));
        words.addAll(List.of("--bind", "127.0.0.1", "--home", "home"));
        words.addAll(List.of(more));
        Captured captured = new Captured(folder);
        try (ControlServer _ =
                ControlServer.start(profile, new WindowRequests(Optional::empty, request -> {}))) {
            assertEquals(
                    code, captured.run(words.toArray(String[]::new)), captured.err()::toString);
        }
        return captured;
    }

    @Test
    @Timeout(60)
    @DisplayName("KEY a peer without a terminal opens its key with the password in a file")
    void takesThePasswordOfItsKeyFromAFile() throws IOException {
        Path key = folder.resolve("home/identity.pem");
        Captured.secret(folder.resolve("secret"), "correct horse\n");
        Captured.secret(folder.resolve("wrong"), "battery staple\n");
        besideAWindow(7, "--password-file", "secret");
        String made = Files.readString(key);
        assertTrue(made.contains("BEGIN ENCRYPTED"), "a new key is protected");
        Captured untyped = besideAWindow(6);
        assertTrue(untyped.err().getLast().contains("--password-file"), untyped.err()::toString);
        Captured wrong = besideAWindow(6, "--password-file", "wrong");
        assertEquals("godwit: The password does not open the key.", wrong.err().getFirst());
        Captured opened = besideAWindow(7, "--password-file", "secret");
        assertTrue(
                opened.err().stream().anyMatch(line -> line.contains("already runs")),
                opened.err()::toString);
        assertEquals(made, Files.readString(key));
    }

    @Test
    @Timeout(60)
    void countsANameByItsCharacters() throws IOException {
        String longest = "\ud83e\udd86".repeat(64);
        besideAWindow(7, "--name", longest);
        Captured longer = besideAWindow(2, "--name", longest + "x");
        assertTrue(longer.err().getFirst().contains("too long"), longer.err()::toString);
    }

    @Test
    @Timeout(60)
    void refusesAPasswordForAKeyThatHasNone() throws IOException {
        Captured.secret(folder.resolve("secret"), "correct horse\n");
        assertEquals(0, new Captured(folder).run("id", "--home", "home"));
        Captured open = besideAWindow(2, "--password-file", "secret");
        assertEquals("godwit: This node's key has no password.", open.err().getFirst());
        besideAWindow(7);
    }
}
