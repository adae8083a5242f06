package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.node.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The first start on a machine where nothing is: no settings, no key, no server. */
class FirstRunJourneyTest {

    @TempDir Path folder;

    @Test
    @DisabledOnOs(OS.WINDOWS) // which has no such permissions
    void asksNothingAndComesOnlineAsSomebodyNew() throws Exception {
        Path home = folder.resolve("fresh/profile");
        String id;
        try (OpenedWindow window = OpenedWindow.open(home)) {
            window.awaitText("#network-state", "Online");
            assertEquals(1, window.windows(), "it asks something");
            assertTrue(window.visible("#drop-zone"), "the first page is not Home");
            assertFalse(window.visible(".error-banner"), window.text(".error-banner"));
            window.awaitText("#home-peer-id", "gw1");
            id = idShownBy(window);
            assertEquals(System.getProperty("user.name"), window.text("#home-name"));
            window.awaitText("#home-found", "People in your network find you by your name");
            window.awaitText("#network-detail", "People on your network can find you");
            window.awaitThat(
                    "it has counted what it shares", () -> "0".equals(window.text("#home-shares")));
        }
        assertEquals(
                id, Program.run(home, "id").out().getFirst(), "other programs see another key");
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(new Profile(home).identityFile())));
        try (OpenedWindow again = OpenedWindow.open(home)) {
            again.awaitText("#network-state", "Online");
            again.awaitText("#home-peer-id", "gw1");
            assertEquals(id, idShownBy(again), "it became somebody else");
        }
    }

    private static String idShownBy(OpenedWindow window) {
        return window.text("#home-peer-id").replace(" ", "");
    }
}
