package io.godwit.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

/** What the window tells of the network, with a discovery server as a process of its own. */
class NetworkJourneyTest extends WindowInNetworkFixture {

    /** The next sign of life is what tells that the server is gone. */
    @Test
    void showsTheTrueStateWhenTheServerGoesAndComesBack() throws Exception {
        network.stopDiscovery();
        network.restartDiscovery("--heartbeat", "5s");
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
            SavedSettings.change(
                    home, settings -> settings.withNetwork(settings.network().withPort(port)));
            try (OpenedWindow window = OpenedWindow.open(home)) {
                window.awaitText("#network-detail", Integer.toString(port));
                assertTrue(window.text("#network-detail").contains("settings"));
            }
        }
    }
}
