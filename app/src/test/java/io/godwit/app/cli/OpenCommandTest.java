package io.godwit.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.control.ControlResponse;
import io.godwit.app.control.ControlServer;
import io.godwit.app.desktop.OpenRequest;
import io.godwit.app.desktop.SingleInstance;
import io.godwit.app.desktop.SingleInstance.Claim;
import io.godwit.core.node.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenCommandTest {
    private static final String LINK = "godwit://get/" + "ab".repeat(32);

    /** Nobody looks at it: the window is that of another process in these tests. */
    private static final Map<String, String> SCREEN = Map.of("DISPLAY", ":9");

    @TempDir Path folder;

    private int run(Captured captured, String... words) {
        String[] all = new String[words.length + 3];
        System.arraycopy(words, 0, all, 1, words.length);
        all[0] = "open";
        all[words.length + 1] = "--home";
        all[words.length + 2] = folder.resolve("home").toString();
        return captured.run(all);
    }

    private Profile profile() {
        return new Profile(folder.resolve("home"));
    }

    @Test
    void handsOverToTheWindowThatIsOpen() throws IOException {
        Path letter = Files.createFile(folder.resolve("letter.age"));
        CompletableFuture<OpenRequest> asked = new CompletableFuture<>();
        Claim first = SingleInstance.claim(profile(), OpenRequest.nothing());
        try (SingleInstance _ = assertInstanceOf(Claim.First.class, first).instance();
                ControlServer _ =
                        ControlServer.start(
                                profile(), new WindowRequests(Optional::empty, asked::complete))) {
            assertEquals(0, run(new Captured(folder, SCREEN), "letter.age", LINK));
        }
        assertEquals(List.of(letter), asked.join().paths());
        assertEquals(List.of(LINK), asked.join().words().stream().skip(1).toList());
    }

    @Test
    void saysWhatIsNeitherThereNorALink() {
        Captured captured = new Captured(folder, SCREEN);
        assertEquals(3, run(captured, "gone.txt"));
        assertTrue(captured.err().getFirst().contains("'gone.txt' is neither there"));
        Captured broken = new Captured(folder, SCREEN);
        // As of every command: 'get' refuses a broken link in the same way.
        assertEquals(2, run(broken, "godwit://get/zz"));
        assertTrue(broken.err().getFirst().contains("is not a valid link"));
    }

    @Test
    void saysWhatToUseWhereThereIsNoScreen() throws IOException {
        Files.createFile(folder.resolve("a.txt"));
        Captured captured = new Captured(folder);
        assertEquals(7, run(captured, "a.txt"));
        assertTrue(captured.err().getFirst().contains("no screen"));
        assertTrue(captured.err().getLast().contains("godwit share"));
    }

    @Test
    void leavesAPeerWithoutAWindowAlone() throws IOException {
        profile().prepare();
        Captured captured = new Captured(folder, SCREEN);
        try (ControlServer _ =
                ControlServer.start(
                        profile(),
                        _ -> new ControlResponse.Refused("A peer runs here.", 6, "Stop it."))) {
            assertEquals(7, run(captured));
        }
        assertTrue(captured.err().getFirst().contains("A peer runs here."));
    }
}
