package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do in the window, with a discovery server and other peers as processes of their own. */
class WindowJourneyTest {

    private static final int MEBIBYTE = 1 << 20;
    private static final KeyCode HOME = KeyCode.DIGIT1;
    private static final KeyCode SHARES = KeyCode.DIGIT2;
    private static final KeyCode SEARCH = KeyCode.DIGIT4;
    private static final KeyCode TRANSFERS = KeyCode.DIGIT5;
    private static final KeyCode DOWNLOADS = KeyCode.DIGIT6;

    @TempDir Path folder;
    private Network network;
    private Path home;
    private Path downloads;

    @BeforeEach
    void start() throws Exception {
        network = new Network(folder.resolve("profiles"));
        home = folder.resolve("window");
        downloads = home.resolve("downloads");
        OpenedWindow.settings(home, OpenedWindow.server(network.url()));
    }

    @AfterEach
    void end() {
        network.close();
    }

    private OpenedWindow online() throws Exception {
        OpenedWindow window = OpenedWindow.open(home);
        window.awaitText("#network-state", "Online");
        return window;
    }

    /** A file that two other peers share, found and waited for. */
    private Path sharedByTwo(String name, int mebibytes) throws Exception {
        Path first = Content.file(folder.resolve("first").resolve(name), mebibytes * MEBIBYTE, 5);
        Path second = Files.createDirectories(folder.resolve("second")).resolve(name);
        Files.copy(first, second);
        network.peer(first);
        network.peer(second);
        network.awaitFindable(name, 2);
        return first;
    }

    private static void searchAndFetch(OpenedWindow window, String name) {
        window.page(SEARCH);
        window.keys(KeyCode.CONTROL, KeyCode.F);
        window.type(name);
        window.awaitThat("the search finds " + name, () -> window.rows("#search-table") == 1);
        window.keys(KeyCode.DOWN);
        window.keys(KeyCode.ENTER);
    }

    @Test
    void findsAndFetchesFromTwoPeersWithTheKeyboardAlone() throws Exception {
        Path original = sharedByTwo("autumn film.mkv", 48);
        Path copy = downloads.resolve("autumn film.mkv");
        try (OpenedWindow window = online()) {
            searchAndFetch(window, "autumn film");
            window.awaitThat("the copy is there", () -> Files.exists(copy));
            Content.assertSame(original, copy);
            window.page(DOWNLOADS);
            window.awaitThat("history lists it", () -> window.rows("#downloads-table") == 1);
        }
        try (OpenedWindow again = online()) {
            again.page(DOWNLOADS);
            again.awaitThat("history remembers it", () -> again.rows("#downloads-table") == 1);
        }
    }

    @Test
    void pausesResumesAndCancels() throws Exception {
        OpenedWindow.settings(
                home,
                settings -> settings.withNetwork(settings.network().withLimits(0, 4L * MEBIBYTE)));
        Path original = sharedByTwo("large.iso", 24);
        try (OpenedWindow window = online()) {
            searchAndFetch(window, "large.iso");
            window.page(TRANSFERS);
            window.click("#transfer-pause");
            window.awaitThat("it can be resumed", () -> window.visible("#transfer-resume"));
            assertFalse(Files.exists(downloads.resolve("large.iso")));
            window.click("#transfer-resume");
            window.awaitThat("it arrives", () -> Files.exists(downloads.resolve("large.iso")));
            Content.assertSame(original, downloads.resolve("large.iso"));
        }
    }

    @Test
    void sharesWhatIsPastedAndOthersFetchIt() throws Exception {
        Path file = Content.file(folder.resolve("own/letter.pdf"), MEBIBYTE, 6);
        try (OpenedWindow window = online()) {
            window.page(HOME);
            window.robot()
                    .interact(() -> {
                        ClipboardContent content = new ClipboardContent();
                        content.putFiles(List.of(file.toFile()));
                        Clipboard.getSystemClipboard().setContent(content);
                    });
            window.keys(KeyCode.CONTROL, KeyCode.V);
            network.awaitFindable("letter.pdf", 1);
            Path out = Files.createDirectories(folder.resolve("out"));
            assertEquals(0, network.get("letter.pdf", out).awaitExit(Duration.ZERO));
            Content.assertSame(file, out.resolve("letter.pdf"));
            window.page(SHARES);
            window.awaitThat("the share is listed", () -> window.rows("#shares-table") == 1);
        }
    }

    @Test
    void showsTheTrueStateWhenTheServerGoesAndComesBack() throws Exception {
        try (OpenedWindow window = online()) {
            network.stopDiscovery();
            window.awaitText("#network-state", "unreachable");
            window.awaitText("#network-detail", "retrying in");
            network.restartDiscovery();
            window.awaitText("#network-state", "Online");
            window.click("#network-toggle");
            window.awaitText("#network-state", "Offline");
            window.click("#network-toggle");
            window.awaitText("#network-state", "Online");
        }
    }

    @Test
    void saysWhichPortIsTakenAndWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral("0.0.0.0"))) {
            int port = taken.getLocalPort();
            OpenedWindow.settings(
                    home, settings -> settings.withNetwork(settings.network().withPort(port)));
            try (OpenedWindow window = OpenedWindow.open(home)) {
                window.awaitText("#network-detail", Integer.toString(port));
                assertTrue(window.text("#network-detail").contains("settings"));
            }
        }
    }
}
