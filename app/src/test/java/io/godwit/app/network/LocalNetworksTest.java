package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.godwit.core.node.NodeConfig;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A network that comes after the program has begun; loopback stands for it. */
class LocalNetworksTest extends LoopbackNetworkFixture {
    private static final Duration SHORT = Duration.ofSeconds(1);

    /** For one that must have heard of another before it runs a server itself, however busy the machine is. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final AtomicReference<List<InetAddress>> coming = new AtomicReference<>(List.of());

    private Network started(String name, Supplier<List<InetAddress>> networks, Duration patience) {
        NodeConfig config = config(name).build();
        Network network = network(() -> config, lan(networks, patience));
        network.start();
        return network;
    }

    @Test
    void whoStartedWithoutANetworkJoinsTheServerOfAnotherOnceThereIsOne() {
        Network there = started("there", () -> List.of(LOOPBACK), SHORT);
        soon().until(() -> isOnline(there));
        Network early = started("early", coming::get, LONG);
        soon().until(() -> early.node().isPresent());
        coming.set(List.of(LOOPBACK));
        soon().until(() -> isOnline(early) && sees(early, there));
        assertInstanceOf(NetworkState.Meeting.Joined.class, online(early));
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
