package io.godwit.app.network;

import static io.godwit.app.network.NetworkTest.LAN;
import static io.godwit.app.network.NetworkTest.LOOPBACK;
import static io.godwit.app.network.NetworkTest.isOnline;
import static io.godwit.app.network.NetworkTest.soon;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a network when Godwit itself has a fault. */
class NetworkFaultsTest {
    private static final NetworkState FAILED =
            new NetworkState.Failed(NetworkState.Reason.INTERNAL, 0);

    @TempDir Path folder;
    private final ExecutorService background = BackgroundThreads.open();
    private Optional<Network> open = Optional.empty();

    @AfterEach
    void close() {
        open.ifPresent(Network::close);
        background.close();
    }

    private NodeConfig.Builder config() {
        return NodeConfig.builder(new Profile(folder.resolve("one")))
                .name("one")
                .listen(new ListenSettings(LOOPBACK, 0, false));
    }

    private Network network(Supplier<NodeConfig> config, LanSettings lan) {
        Network network = new Network(config, background, lan);
        open = Optional.of(network);
        return network;
    }

    /** Answers after so many faults. */
    private static <T> Supplier<T> faulty(int times, T answer) {
        var left = new AtomicInteger(times);
        return () -> {
            if (left.getAndDecrement() > 0) {
                throw new IllegalStateException("a fault");
            }
            return answer;
        };
    }

    /** Looking around ends in a fault so many times. */
    private static LanSettings faultyLan(int times) {
        return new LanSettings(
                faulty(times, List.of(LOOPBACK)),
                LAN.bind(),
                LAN.served(),
                LAN.firstPort(),
                LAN.patience(),
                LAN.settle());
    }

    private static void failsAndThenStarts(Network network) {
        soon().until(() -> network.state().equals(FAILED));
        assertTrue(network.node().isEmpty());
        network.start();
        soon().until(() -> isOnline(network));
    }

    @Test
    void aFaultWhileItIsSwitchedOnIsSaidAndTheNextStartWorks() {
        Network network = network(faulty(1, config().build()), LAN);
        network.start();
        failsAndThenStarts(network);
    }

    @Test
    void aNodeThatFindsNoWayToItsServersIsClosedAgain() {
        NodeConfig config = config().build();
        Network network = network(() -> config, faultyLan(1));
        network.start();
        failsAndThenStarts(network);
    }

    @Test
    void aFaultWhileAChangeIsTakenOverIsSaidWhenANewStartFailsToo() throws Exception {
        DiscoveryServerConfig here = DiscoveryServerConfig.defaults().at(LOOPBACK, 0);
        try (DiscoveryServer server = DiscoveryServer.start(here)) {
            NodeConfig named = config().discovery(List.of(server.url())).build();
            var config = new AtomicReference<>(named);
            Network network = network(config::get, faultyLan(2));
            network.start();
            soon().until(() -> isOnline(network));
            config.set(config().build());
            network.apply();
            failsAndThenStarts(network);
        }
    }
}
