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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
}
