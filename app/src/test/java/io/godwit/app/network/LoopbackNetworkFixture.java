package io.godwit.app.network;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.peer.AddressScope;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** Real networks in one process, on loopback, each with a profile of its own; all of them end with the test. */
abstract class LoopbackNetworkFixture {
    static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    static final LanSettings LAN = lan(() -> List.of(LOOPBACK), Duration.ofSeconds(1));

    @TempDir Path folder;

    /** What ends with the test, the last first. */
    final List<AutoCloseable> open = new ArrayList<>();

    private final ExecutorService background = BackgroundThreads.open();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        background.close();
    }

    /**
     * A local network on loopback.
     *
     * @param networks as {@link LanSettings#networks()}
     * @param patience how long to look for a server before running one
     */
    static LanSettings lan(Supplier<List<InetAddress>> networks, Duration patience) {
        return new LanSettings(
                networks, LOOPBACK, AddressScope::isNearby, 0, patience, Duration.ofMillis(500));
    }

    NodeConfig.Builder config(String name) {
        return NodeConfig.builder(new Profile(folder.resolve(name)))
                .name(name)
                .listen(new ListenSettings(LOOPBACK, 0, false));
    }

    /** A network that is not started yet. */
    Network network(Supplier<NodeConfig> config, LanSettings lan) {
        Network network = new Network(config, background, lan);
        open.add(network);
        return network;
    }

    static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
    }

    static boolean isOnline(Network network) {
        return network.state() instanceof NetworkState.Online;
    }

    /** Where one meets others that is online. */
    static NetworkState.Meeting online(Network network) {
        return assertInstanceOf(NetworkState.Online.class, network.state()).meeting();
    }

    static boolean sees(Network network, Network other) throws IOException {
        return network.node().orElseThrow().peers(10).stream()
                .anyMatch(peer -> peer.id().equals(other.node().orElseThrow().id()));
    }
}
