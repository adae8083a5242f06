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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network that comes after the program has begun; loopback stands for it. */
class LocalNetworksTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** For one that must have heard of another before it runs a server itself, however busy the machine is. */
    private static final Duration LONG = Duration.ofMinutes(2);

    @TempDir Path folder;
    private final AtomicReference<List<InetAddress>> coming = new AtomicReference<>(List.of());
    private final ExecutorService background = BackgroundThreads.open();
    private final List<Network> open = new ArrayList<>();

    @AfterEach
    void close() {
        open.reversed().forEach(Network::close);
        background.close();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(100));
    }

    private Network started(String name, Supplier<List<InetAddress>> networks, Duration patience) {
        NodeConfig config =
                NodeConfig.builder(new Profile(folder.resolve(name)))
                        .name(name)
                        .listen(new ListenSettings(LOOPBACK, 0, false))
                        .build();
        LanSettings lan =
                new LanSettings(
                        networks,
                        LOOPBACK,
                        AddressScope::isNearby,
                        0,
                        patience,
                        Duration.ofMillis(500));
        Network network = new Network(() -> config, background, lan);
        open.add(network);
        network.start();
        return network;
    }

    private static boolean isOnline(Network network) {
        return network.state() instanceof NetworkState.Online;
    }

    private static boolean sees(Network network, Network other) throws IOException {
        return network.node().orElseThrow().peers(10).stream()
                .anyMatch(peer -> peer.id().equals(other.node().orElseThrow().id()));
    }

    @Test
    void whoStartedWithoutANetworkJoinsTheServerOfAnotherOnceThereIsOne() {
        Network there = started("there", () -> List.of(LOOPBACK), SHORT);
        soon().until(() -> isOnline(there));
        Network early = started("early", coming::get, LONG);
        soon().until(() -> early.node().isPresent());
        coming.set(List.of(LOOPBACK));
        soon().until(() -> isOnline(early) && sees(early, there));
        var now = assertInstanceOf(NetworkState.Online.class, early.state());
        assertInstanceOf(NetworkState.Meeting.Joined.class, now.meeting());
    }

    @Test
    void theServerOfWhoStartedWithoutANetworkIsFoundOnceThereIsOne() {
        Network early = started("early", coming::get, SHORT);
        soon().until(() -> isOnline(early));
        coming.set(List.of(LOOPBACK));
        Network later = started("later", () -> List.of(LOOPBACK), LONG);
        soon().until(() -> isOnline(later) && sees(later, early));
    }
}
