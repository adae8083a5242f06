package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.node.NodeConfig;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What becomes of a network when Godwit itself has a fault. */
class NetworkFaultsTest extends LoopbackNetworkFixture {
    private static final NetworkState FAILED =
            new NetworkState.Failed(NetworkState.Reason.INTERNAL, 0);

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
        return lan(faulty(times, LAN.networks().get()), LAN.patience());
    }

    private static void failsAndThenStarts(Network network) {
        soon().until(() -> network.state().equals(FAILED));
        assertTrue(network.node().isEmpty());
        network.start();
        soon().until(() -> isOnline(network));
    }

    @Test
    void aFaultWhileItIsSwitchedOnIsSaidAndTheNextStartWorks() {
        Network network = network(faulty(1, config("one").build()), LAN);
        network.start();
        failsAndThenStarts(network);
    }

    /** As of memory that is short for a moment. */
    @Test
    void anErrorWhileItIsSwitchedOnIsSaidAndTheNextStartWorks() {
        NodeConfig config = config("one").build();
        var first = new AtomicBoolean(true);
        Network network =
                network(
                        () -> {
                            if (first.getAndSet(false)) {
                                throw new OutOfMemoryError("of a test");
                            }
                            return config;
                        },
                        LAN);
        network.start();
        failsAndThenStarts(network);
    }

    @Test
    void aNodeThatFindsNoWayToItsServersIsClosedAgain() {
        NodeConfig config = config("one").build();
        Network network = network(() -> config, faultyLan(1));
        network.start();
        failsAndThenStarts(network);
    }

    @Test
    void aFaultWhileAChangeIsTakenOverIsSaidWhenANewStartFailsToo() throws Exception {
        DiscoveryServerConfig here = DiscoveryServerConfig.defaults().at(LOOPBACK, 0);
        try (DiscoveryServer server = DiscoveryServer.start(here)) {
            NodeConfig named = config("one").discovery(List.of(server.url())).build();
            var config = new AtomicReference<>(named);
            Network network = network(config::get, faultyLan(2));
            network.start();
            soon().until(() -> isOnline(network));
            config.set(config("one").build());
            network.apply();
            failsAndThenStarts(network);
        }
    }
}
