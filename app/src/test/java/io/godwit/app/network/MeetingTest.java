package io.godwit.app.network;

import static io.godwit.app.network.NetworkTest.LAN;
import static io.godwit.app.network.NetworkTest.LOOPBACK;
import static io.godwit.app.network.NetworkTest.isOnline;
import static io.godwit.app.network.NetworkTest.soon;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.app.fx.BackgroundThreads;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.peer.AddressScope;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two networks in one process, on loopback, that find each other without configuration. */
class MeetingTest {
    /** For one that comes later and must have heard of the first, however busy the machine is. */
    private static final LanSettings PATIENT =
            new LanSettings(
                    LAN.networks(),
                    LOOPBACK,
                    AddressScope::isNearby,
                    0,
                    Duration.ofSeconds(15),
                    Duration.ofMillis(500));

    @TempDir Path folder;
    private final ExecutorService background = BackgroundThreads.open();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        background.close();
    }

    private Network network(String name, LanSettings lan) {
        NodeConfig config =
                NodeConfig.builder(new Profile(folder.resolve(name)))
                        .name(name)
                        .listen(new ListenSettings(LOOPBACK, 0, false))
                        .build();
        Network network = new Network(() -> config, background, lan);
        open.add(network);
        return network;
    }

    private static boolean sees(Network network, Network other) throws IOException {
        Node node = network.node().orElseThrow();
        return node.peers(10).stream()
                .anyMatch(peer -> peer.id().equals(other.node().orElseThrow().id()));
    }

    private static NetworkState.Meeting online(Network network) {
        return assertInstanceOf(NetworkState.Online.class, network.state()).meeting();
    }

    private static Set<String> meetings(Network... networks) {
        return List.of(networks).stream()
                .map(network -> online(network).getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    @Test
    void twoFindEachOtherWithoutConfigurationAndSettleOnOneServer() {
        Network one = network("one", LAN);
        Network two = network("two", LAN);
        one.start();
        two.start();
        soon().until(() -> isOnline(one) && isOnline(two));
        soon().until(() -> sees(one, two) && sees(two, one));
        soon().until(() -> meetings(one, two).equals(Set.of("Embedded", "Joined")));
        assertTrue(online(one).url().getPort() == online(two).url().getPort());
    }

    @Test
    void whoListensIsToldThatOthersComeAndGoWhicheverNodeRuns() throws Exception {
        Network one = network("one", LAN);
        var told = new AtomicInteger();
        open.add(new PeerChanges(one, told::incrementAndGet));
        for (int run = 0; run < 2; run++) {
            int before = told.get();
            one.start();
            soon().until(() -> isOnline(one) && told.get() > before);
            Network two = network("two-" + run, PATIENT);
            int alone = told.get();
            two.start();
            soon().until(() -> isOnline(two) && sees(one, two) && told.get() > alone);
            int both = told.get();
            two.close();
            soon().until(() -> told.get() > both);
            one.stop();
            soon().until(() -> one.node().isEmpty());
        }
    }

    @Test
    void whoJoinedTakesOverWhenTheServerGoes() {
        Network first = network("first", LAN);
        first.start();
        soon().until(() -> isOnline(first));
        Network second = network("second", PATIENT);
        second.start();
        soon().until(() -> isOnline(second));
        assertInstanceOf(NetworkState.Meeting.Joined.class, online(second));
        first.stop();
        soon().until(() ->
                second.state() instanceof NetworkState.Online now
                        && now.meeting() instanceof NetworkState.Meeting.Embedded);
        assertInstanceOf(NetworkState.Offline.class, first.state());
    }
}
