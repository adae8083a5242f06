package io.godwit.tests;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A discovery server as a process of its own, and a profile whose window knows it, anew for each test. */
abstract class WindowInNetworkFixture {

    @TempDir Path folder;
    Network network;
    Path home;

    @BeforeEach
    void start() throws Exception {
        network = new Network(folder.resolve("profiles"));
        home = folder.resolve("window");
        Keys.give(home, 0);
        SavedSettings.change(home, SavedSettings.server(network.url()));
    }

    @AfterEach
    void end() {
        network.close();
    }

    /** Opens the window and waits until it is online. */
    OpenedWindow online() throws Exception {
        OpenedWindow window = OpenedWindow.open(home);
        window.awaitText("#network-state", "Online");
        return window;
    }
}
