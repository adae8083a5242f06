package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/** What people do with other peers in the window, which are processes of their own. */
class PeersJourneyTest extends WindowInNetworkFixture {

    private static final int MEBIBYTE = 1 << 20;
    private static final KeyCode PEERS = KeyCode.DIGIT3;

    private OpenedWindow peers() throws Exception {
        OpenedWindow window = online();
        window.page(PEERS);
        return window;
    }

    @Test
    void browsesVerifiesRenamesBlocksAndUnblocksAPeerThatLeaves() throws Exception {
        Path album = Content.manyFiles(folder.resolve("first/album"), 5, 3);
        Path song = Content.file(folder.resolve("first/song.flac"), MEBIBYTE, 5);
        Program peer = network.peer(album, song);
        network.awaitFindable("song.flac", 1);
        network.awaitFindable("album", 1);
        try (OpenedWindow window = peers()) {
            window.awaitThat("somebody is there", () -> window.rows("#peers-list") == 1);
            window.awaitThat(
                    "what is in folders is counted, and said so",
                    () -> window.says("7 files and folders"));
            window.click("#peers-list .peer-cell");
            window.click("#peer-browse");
            window.awaitThat("both shares are listed", () -> window.rows("#peer-shares") == 2);
            window.click("#peer-verify");
            window.click("#verify-equal");
            window.awaitThat("it is verified", () -> window.says("Verified contact"));
            window.enter("#peer-rename", "Workshop");
            window.awaitText("#peer-name", "Workshop");
            window.click("#peer-block");
            window.click(".dialog-pane .danger");
            window.awaitThat("it is blocked", () -> window.says("Blocked"));
            peer.close();
            window.awaitThat("it is away", () -> window.visible("#peer-away"));
            assertEquals(1, window.rows("#peers-list"));
            window.click("#peer-block");
            window.awaitThat("it is welcome again", () -> window.says("Verified contact"));
        }
        try (OpenedWindow again = peers()) {
            again.awaitThat("the contact is remembered", () -> again.says("Workshop"));
        }
    }

    @Test
    void strangerWhoIsBlockedAndLeavesCanBeUnblocked() throws Exception {
        Program peer = network.peer(Content.file(folder.resolve("first/a.bin"), MEBIBYTE, 5));
        network.awaitFindable("a.bin", 1);
        try (OpenedWindow window = peers()) {
            window.awaitThat("somebody is there", () -> window.rows("#peers-list") == 1);
            window.click("#peers-list .peer-cell");
            window.click("#peer-block");
            window.click(".dialog-pane .danger");
            window.awaitThat("it is blocked", () -> window.says("Blocked"));
        }
        peer.close();
        try (OpenedWindow again = peers()) {
            again.awaitThat("it is listed", () -> again.rows("#peers-list") == 1);
            again.click("#peers-list .peer-cell");
            assertTrue(again.visible("#peer-away"));
            again.click("#peer-block");
            again.awaitThat("nobody is left", () -> again.rows("#peers-list") == 0);
        }
    }
}
