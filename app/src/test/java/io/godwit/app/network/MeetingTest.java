package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.node.NodeConfig;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two networks in one process, on loopback, that find each other without configuration. */
class MeetingTest extends LoopbackNetworkFixture {
    /** For one that comes later and must have heard of the first, however busy the machine is. */
    private static final LanSettings PATIENT = lan(LAN.networks(), Duration.ofSeconds(15));

    private Network network(String name, LanSettings lan) {
        NodeConfig config = config(name).build();
        return network(() -> config, lan);
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
