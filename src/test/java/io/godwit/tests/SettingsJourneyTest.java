package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.settings.AppSettings;
import io.godwit.app.settings.DiscoveryChoice;
import io.godwit.app.settings.LanguageChoice;
import io.godwit.app.settings.LookSettings;
import io.godwit.app.settings.NetworkSettings;
import io.godwit.app.settings.ThemeChoice;
import java.awt.GraphicsEnvironment;
import java.awt.SystemTray;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import javafx.scene.input.KeyCode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting: changed, used, remembered; and refused when it cannot be. */
class SettingsJourneyTest {

    /** Nobody is there, which the window bears. */
    private static final String NOBODY = "http://127.0.0.1:9";

    /** As long as a busy disk may take to force a small file. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final KeyCode HOME = KeyCode.DIGIT1;
    private static final KeyCode SETTINGS = KeyCode.DIGIT8;

    @TempDir Path folder;
    private Path home;

    @BeforeEach
    void start() throws Exception {
        home = folder.resolve("window");
        Keys.give(home, 0);
        SavedSettings.change(home, SavedSettings.server(NOBODY));
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private void awaitSaved(String what, Predicate<AppSettings> holds) {
        Awaitility.await(what).atMost(PATIENCE).until(() -> holds.test(SavedSettings.of(home)));
    }

    @Test
    void keepsEverythingThatIsChosen() throws Exception {
        int port = freePort();
        Path elsewhere = folder.resolve("elsewhere");
        try (OpenedWindow window = OpenedWindow.open(home)) {
            window.awaitText("#network-state", "unreachable");
            window.page(SETTINGS);
            window.paste("#settings-name", "Grace Hopper");
            window.enter("#settings-downloads", elsewhere.toString());
            window.enter("#settings-server", "127.0.0.1:10");
            window.enter("#settings-port", Integer.toString(port));
            window.click("#settings-restart");
            window.awaitThat("the port is used", () -> answers(port));
            window.enter("#settings-upload", "500K");
            window.enter("#settings-download", "5 MiB/s");
            window.step("#settings-streams");
            window.step("#settings-active");
            window.choose("#settings-theme", 1);
            window.choose("#settings-language", 2);
            window.awaitText("#page-settings", "Einstellungen");
            Awaitility.await("everything")
                    .atMost(PATIENCE)
                    .untilAsserted(() -> assertChosen(SavedSettings.of(home), elsewhere, port));
            window.page(HOME);
            window.awaitText("#home-name", "Grace Hopper");
        }
        try (OpenedWindow again = OpenedWindow.open(home)) {
            assertChosen(SavedSettings.of(home), elsewhere, port);
            again.page(SETTINGS);
            again.awaitText("#page-settings", "Einstellungen");
            assertShown(again, elsewhere, port);
            again.click("#settings-automatic");
            awaitSaved(
                    "no server",
                    now -> now.network().discovery() instanceof DiscoveryChoice.Automatic);
            assertFalse(again.visible("#settings-server"));
            again.click("#settings-anyone");
            awaitSaved("guests", now -> now.network().servesAnyone());
        }
    }

    private static void assertChosen(AppSettings now, Path downloads, int port) {
        assertEquals("Grace Hopper", now.name());
        assertEquals(downloads, now.downloads());
        assertEquals(
                new NetworkSettings(
                        new DiscoveryChoice.Server(URI.create("http://127.0.0.1:10")),
                        port,
                        500 << 10,
                        5 << 20,
                        5,
                        4,
                        false),
                now.network());
        assertEquals(new LookSettings(ThemeChoice.LIGHT, LanguageChoice.GERMAN), now.look());
        assertFalse(now.startup().atLogin());
    }

    private static void assertShown(OpenedWindow window, Path downloads, int port) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("name", "Grace Hopper");
        shown.put("downloads", downloads.toString());
        shown.put("server", "http://127.0.0.1:10");
        shown.put("port", Integer.toString(port));
        shown.put("upload", "500 KiB/s");
        shown.put("download", "5 MiB/s");
        shown.forEach(
                (field, text) -> assertEquals(text, window.typed("#settings-" + field), field));
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    @Test
    void saysWhatIsWrongUnderEachFieldAndKeepsNothingOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        AppSettings before = SavedSettings.of(home);
        try (ServerSocket taken = new ServerSocket(0);
                OpenedWindow window = OpenedWindow.open(home)) {
            window.page(SETTINGS);
            wrong(window, "name", "x".repeat(65), "At most 64 characters.");
            wrong(window, "name", "a\u202eb", "Use only characters that can be seen.");
            wrong(window, "downloads", "some/where", "Write the whole path");
            wrong(window, "downloads", file.toString(), "Nothing can be written there.");
            wrong(window, "server", "ftp://meet.example", "Write it like https://");
            wrong(window, "port", "many", "A port is a number");
            wrong(window, "port", "70000", "Choose from 1024 to 65535.");
            wrong(window, "port", "80", "Choose one above 1023");
            wrong(window, "port", "" + taken.getLocalPort(), "Another program uses this port.");
            wrong(window, "upload", "fast", "Write for example 500K");
            wrong(window, "download", "1", "Write for example 500K");
            // Tests are run from classes, which no system can start at login.
            window.click("#settings-login");
            window.awaitText(".error-banner", "does not let Godwit start at login");
            assertFalse(window.on("#settings-login"));
            if (!hasTray()) {
                window.click("#settings-tray");
                window.awaitText(".error-banner", "no tray for an icon");
                assertFalse(window.on("#settings-tray"));
            }
            window.step("#settings-streams");
            awaitSaved("what is right", now -> now.network().streams() == 5);
            assertEquals(
                    before.withNetwork(before.network().withStreams(5)), SavedSettings.of(home));
        }
    }

    /** A display in memory has none, nor has a bare X server. */
    private static boolean hasTray() {
        return !GraphicsEnvironment.isHeadless() && SystemTray.isSupported();
    }

    private static void wrong(OpenedWindow window, String field, String text, String fault) {
        window.paste("#settings-" + field, text);
        window.awaitText("#settings-" + field + "-fault", fault);
    }

    @Test
    void locksTheKeyWithAPasswordThatAloneOpensIt() throws Exception {
        String id;
        try (OpenedWindow window = OpenedWindow.open(home)) {
            window.awaitText("#home-peer-id", "gw1");
            id = window.text("#home-peer-id");
            window.page(SETTINGS);
            window.click("#settings-lock");
            window.type("correct horse");
            window.keys(KeyCode.TAB);
            window.type("correct horse");
            window.click("#settings-password-go");
            window.awaitText("#settings-locked", "The key is locked by a password");
            window.page(HOME);
        }
        try (OpenedWindow again = OpenedWindow.open(home)) {
            again.awaitThat("it asks", () -> again.visible("#unlock-password"));
            again.type("correct house");
            again.keys(KeyCode.ENTER);
            again.awaitText("#unlock-wrong", "This password does not open your key.");
            assertEquals("", again.text("#home-peer-id"), "somebody is online with a locked key");
            again.type("correct horse");
            again.keys(KeyCode.ENTER);
            again.awaitText("#home-peer-id", id);
        }
    }

    @Test
    void takesItsIdentityToAnotherProfileWithAPassword() throws Exception {
        Path key = folder.resolve("godwit-identity.pem");
        String id;
        try (OpenedWindow window = OpenedWindow.open(home)) {
            window.awaitText("#home-peer-id", "gw1");
            id = window.text("#home-peer-id");
            window.page(SETTINGS);
            window.chooses(key);
            window.click("#settings-export");
            window.type("correct horse");
            window.keys(KeyCode.TAB);
            window.type("correct horse");
            window.click("#settings-password-go");
            window.awaitThat("it says so", () -> window.says("The key is in the file."));
            // A key is never written over anything.
            window.click("#settings-export");
            window.type("correct horse");
            window.keys(KeyCode.TAB);
            window.type("correct horse");
            window.click("#settings-password-go");
            window.awaitText(".error-banner", "There is a file with that name already.");
        }
        assertTrue(Files.readString(key).contains("BEGIN ENCRYPTED PRIVATE KEY"));
        Path other = folder.resolve("other");
        SavedSettings.change(other, SavedSettings.server(NOBODY));
        try (OpenedWindow window = OpenedWindow.open(other)) {
            window.awaitText("#home-peer-id", "gw1");
            assertNotEquals(id, window.text("#home-peer-id"));
            window.page(SETTINGS);
            window.chooses(key);
            window.click("#settings-import");
            window.type("correct house");
            window.click("#settings-password-go");
            window.awaitText(".error-banner", "The password does not open this file.");
            window.keys(KeyCode.ESCAPE);
            window.click("#settings-import");
            window.type("correct horse");
            window.click("#settings-password-go");
            window.awaitThat("it says so", () -> window.says("The key is imported."));
            window.awaitText("#settings-locked", "The key is locked by a password");
        }
        try (OpenedWindow again = OpenedWindow.open(other)) {
            again.awaitThat("it asks", () -> again.visible("#unlock-password"));
            again.type("correct horse");
            again.keys(KeyCode.ENTER);
            again.awaitThat("it is open", () -> !again.visible("#unlock-password"));
            again.page(HOME);
            again.awaitText("#home-peer-id", id);
        }
    }

    @Test
    void becomesSomebodyElseOnlyAfterAWarning() throws Exception {
        try (OpenedWindow window = OpenedWindow.open(home)) {
            window.page(HOME);
            window.awaitText("#home-peer-id", "gw1");
            String id = window.text("#home-peer-id");
            window.page(SETTINGS);
            window.awaitText("#settings-identity", "gw1");
            window.click("#settings-rotate");
            assertTrue(window.says("Your contacts no longer recognise you"));
            window.keys(KeyCode.ESCAPE);
            window.awaitThat("the question is gone", () -> !window.visible(".dialog-pane"));
            window.click("#settings-rotate");
            window.click(".dialog-pane .danger");
            window.awaitThat("it says so", () -> window.says("You have a new identity."));
            window.click("#settings-restart");
            window.page(HOME);
            window.awaitThat(
                    "it is another",
                    () ->
                            window.text("#home-peer-id").startsWith("gw1")
                                    && !window.text("#home-peer-id").equals(id));
            assertNotEquals(id, window.text("#home-peer-id"));
        }
    }
}
