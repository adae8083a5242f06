package io.godwit.core.discovery.server;

import static io.godwit.core.discovery.server.RegistryServer.awaitOnline;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.io.Serial;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a node announces itself anew: soon after a change, at once on another network, later after a failure. */
class ReconnectTest {
    private static final Identity IDENTITY = Identity.of(TestKeys.alice());
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SETTLE = Duration.ofMillis(500);

    @RegisterExtension final Registry server = new Registry();
    private volatile boolean failing;
    private volatile String address = "127.0.0.1";

    private ServerDiscovery announcing() {
        return announcing(Duration.ofMillis(1));
    }

    private ServerDiscovery announcing(Duration settle) {
        ServerDiscoverySettings usual = ServerDiscoverySettings.defaults();
        var settings =
                new ServerDiscoverySettings(
                        usual.call(),
                        usual.lookup(),
                        LONG,
                        LONG,
                        settle,
                        InstantSource.system(),
                        System::nanoTime,
                        new Falling());
        var discovery = new ServerDiscovery(server.url(), IDENTITY, EventSink.NONE, settings);
        discovery.announce(new Moving());
        return discovery;
    }

    private static void awaitUnreachable(ServerDiscovery discovery) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> discovery.state() instanceof DiscoveryState.Unreachable);
    }

    @Test
    void changesThatFollowOneAnotherAreSentTogether() {
        try (ServerDiscovery discovery = announcing(SETTLE)) {
            awaitOnline(discovery);
            long begun = System.nanoTime();
            await().pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> {
                        discovery.refresh();
                        return server.heartbeats() > 0;
                    });
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(waited.compareTo(SETTLE) >= 0, waited::toString);
        }
    }

    @Test
    void aChangeMakesNoFailureForgotten() {
        failing = true;
        try (ServerDiscovery discovery = announcing()) {
            awaitUnreachable(discovery);
            DiscoveryState before = discovery.state();
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        discovery.refresh();
                        return discovery.state().equals(before);
                    });
        }
    }

    @Test
    void givesASignOfLifeWhereItStillIs() {
        try (ServerDiscovery discovery = announcing()) {
            awaitOnline(discovery);
            discovery.reconnect();
            await().until(() -> server.heartbeats() == 1);
        }
        assertEquals(1, server.registrations());
    }

    @Test
    void waitsByChanceAsOthersSeeTheSameNetworkComeBack() {
        try (ServerDiscovery discovery = announcing(SETTLE)) {
            awaitOnline(discovery);
            long begun = System.nanoTime();
            discovery.reconnect();
            await().until(() -> server.heartbeats() == 1);
            // Nearly the longest is drawn, which is twice as long as changes are waited for.
            Duration waited = Duration.ofNanos(System.nanoTime() - begun);
            assertTrue(waited.compareTo(SETTLE.multipliedBy(3).dividedBy(2)) > 0, waited::toString);
        }
    }

    @Test
    void registersAnewWhereItIsNow() {
        try (ServerDiscovery discovery = announcing()) {
            awaitOnline(discovery);
            address = "127.0.0.2";
            discovery.reconnect();
            await().until(() -> server.registrations() == 2);
        }
    }

    /** Its name may lead elsewhere from there, and what it may be told depends on that. */
    @Test
    void looksAnewWhereTheServerIs() {
        try (ServerDiscovery discovery = announcing()) {
            awaitOnline(discovery);
            assertEquals(1, server.looks());
            discovery.reconnect();
            await().until(() -> server.heartbeats() == 1);
            assertEquals(2, server.looks());
        }
    }

    @Test
    void triesAgainAtOnceAndAsAtFirst() {
        failing = true;
        try (ServerDiscovery discovery = announcing()) {
            awaitUnreachable(discovery);
            DiscoveryState before = discovery.state();
            discovery.reconnect();
            await().until(() -> !discovery.state().equals(before));
            var state = assertInstanceOf(DiscoveryState.Unreachable.class, discovery.state());
            assertEquals(1, state.tries());
            failing = false;
            discovery.reconnect();
            await().until(() -> discovery.state() instanceof DiscoveryState.Online);
        }
    }

    private final class Registry extends RegistryServer {
        Registry() {
            super(IDENTITY.id());
        }

        @Override
        protected MockResponse answer(RecordedRequest request) throws InterruptedException {
            return failing ? new MockResponse.Builder().code(500).build() : super.answer(request);
        }
    }

    private final class Moving extends NothingShared {
        @Override
        public List<InetSocketAddress> addresses() {
            return List.of(new InetSocketAddress(InetAddress.ofLiteral(address), 4_000));
        }
    }

    /** Draws pauses near the longest, and no two alike. */
    private static final class Falling extends SecureRandom {
        @Serial private static final long serialVersionUID = 1L;

        private final AtomicInteger drawn = new AtomicInteger();

        @Override
        public long nextLong(long bound) {
            return Math.max(0, bound - 1 - drawn.getAndIncrement());
        }
    }
}
