package io.godwit.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.AnnouncedContent;
import io.godwit.core.discovery.Announcement;
import io.godwit.core.discovery.DiscoveryEvent;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.Event;
import io.godwit.core.identity.Identity;
import io.godwit.discovery.server.registry.Heartbeats;
import io.godwit.discovery.server.registry.RegistryLimits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The peer's side against a real server. */
class ServerDiscoveryTest {

    private static final RegistryLimits QUICK =
            new RegistryLimits(10_000, 10_000, 1_000_000, Heartbeats.every(Duration.ofMillis(300)));

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private DiscoveryServer server(DiscoveryServerConfig config) throws Exception {
        return started(config.with(QUICK));
    }

    private DiscoveryServer started(DiscoveryServerConfig config) throws Exception {
        DiscoveryServer server =
                DiscoveryServer.start(config.at(InetAddress.getLoopbackAddress(), 0));
        open.add(server);
        return server;
    }

    /** On the port of one that has stopped, which is given back a moment after that. */
    private DiscoveryServer again(int port) {
        DiscoveryServerConfig config =
                DiscoveryServerConfig.defaults()
                        .with(QUICK)
                        .at(InetAddress.getLoopbackAddress(), port);
        DiscoveryServer server =
                await().atMost(Duration.ofMinutes(1))
                        .ignoreExceptionsInstanceOf(DiscoveryServerException.class)
                        .until(() -> DiscoveryServer.start(config), Objects::nonNull);
        open.add(server);
        return server;
    }

    private ServerDiscovery discovery(URI server, Identity identity) {
        return discovery(server, identity, settings());
    }

    private ServerDiscovery discovery(
            URI server, Identity identity, ServerDiscoverySettings settings) {
        var discovery = new ServerDiscovery(server, identity, events::add, settings);
        open.add(discovery);
        return discovery;
    }

    private static ServerDiscoverySettings settings() {
        return ServerDiscoverySettings.defaults()
                .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
    }

    @Test
    void announcesIsFoundAndWithdraws() throws Exception {
        URI url = server(DiscoveryServerConfig.defaults()).url();
        Identity alice = TestIdentities.of(0);
        var library = new FakeLibrary("Alice's desk", 4_000);
        library.offer("Holiday Photo.jpg", 7);
        var announcing = discovery(url, alice);
        announcing.announce(library);
        var asking = discovery(url, TestIdentities.of(1));

        await().atMost(Duration.ofMinutes(1))
                .until(() -> !asking.search("holi phot", "", 10).entries().isEmpty());
        FoundContent hit = asking.search("PHOTO holiday", "", 10).entries().getFirst();
        assertEquals("Holiday Photo.jpg", hit.name());
        assertEquals(1, hit.sources());
        var source = asking.swarm(hit.id()).getFirst();
        assertEquals(alice.id(), source.id());
        assertEquals("Alice's desk", source.name());
        assertEquals(
                List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000)),
                source.addresses());
        assertEquals(List.of(source), asking.locate(alice.id()));
        assertEquals(List.of(source), asking.peers("", 1_000).entries());
        assertEquals(List.of(), asking.locate(TestIdentities.of(2).id()));
        assertInstanceOf(DiscoveryState.Online.class, announcing.state());

        announcing.close();
        assertEquals(List.of(), asking.locate(alice.id()));
        assertEquals(List.of(), asking.search("photo", "", 10).entries());
        assertInstanceOf(DiscoveryState.Stopped.class, announcing.state());
    }

    @Test
    void publishesTenThousandFilesInPartsAndOnlyWhatChanged() throws Exception {
        URI url = server(DiscoveryServerConfig.defaults()).url();
        var library = new FakeLibrary("many", 4_000);
        for (int i = 0; i < 10_000; i++) {
            library.offer("file-%05d.bin".formatted(i), i);
        }
        var announcing = discovery(url, TestIdentities.of(0));
        announcing.announce(library);
        var asking = discovery(url, TestIdentities.of(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> asking.search("09999", "", 10).entries().size() == 1);
        assertEquals(10_000, asking.locate(TestIdentities.of(0).id()).getFirst().shares());

        library.clear();
        library.offer("only.txt", 1);
        announcing.refresh();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> asking.search("09999", "", 10).entries().isEmpty());
        assertEquals(1, asking.search("only", "", 10).entries().size());
        assertEquals(2, published());
    }

    @Test
    @DisplayName(
            "a server without room for everything shows what fits, and is not asked for more at every heartbeat")
    void publishesWhatFits() throws Exception {
        var small = new RegistryLimits(10, 10, 2_500, Heartbeats.every(Duration.ofMillis(300)));
        URI url = started(DiscoveryServerConfig.defaults().with(small)).url();
        var library = new FakeLibrary("much", 4_000);
        for (int i = 0; i < 3_500; i++) {
            library.offer("file-%05d.bin".formatted(i), i);
        }
        discovery(url, TestIdentities.of(0)).announce(library);
        var asking = discovery(url, TestIdentities.of(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> asking.search("00000", "", 10).entries().size() == 1);
        await().atMost(Duration.ofMinutes(1)).until(() -> published() == 1);
        assertEquals(2_000, asking.locate(TestIdentities.of(0).id()).getFirst().shares());
        assertEquals(List.of(), asking.search("03499", "", 10).entries());
        var told =
                events.stream()
                        .filter(DiscoveryEvent.Published.class::isInstance)
                        .map(DiscoveryEvent.Published.class::cast)
                        .toList();
        assertEquals(List.of(new DiscoveryEvent.Published(url, 2_000, false)), told);
        assertTrue(events.stream().noneMatch(DiscoveryEvent.Rejected.class::isInstance));
    }

    @Test
    @DisplayName("a local network, which is one site, may fill the index of its server")
    void aLocalNetworkIsNoCrowd() throws Exception {
        var quarter =
                new RegistryLimits(10, 10, 4_000, 1_000, Heartbeats.every(Duration.ofMillis(300)));
        URI url = started(DiscoveryServerConfig.defaults().with(quarter)).url();
        var library = new FakeLibrary("home", 4_000);
        for (int i = 0; i < 2_500; i++) {
            library.offer("file-%05d.bin".formatted(i), i);
        }
        discovery(url, TestIdentities.of(0)).announce(library);
        var asking = discovery(url, TestIdentities.of(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> asking.search("02499", "", 10).entries().size() == 1);
    }

    private long published() {
        return events.stream().filter(DiscoveryEvent.Published.class::isInstance).count();
    }

    @Test
    void comesBackToAServerThatForgotIt() throws Exception {
        var first = server(DiscoveryServerConfig.defaults());
        int port = first.port();
        var library = new FakeLibrary("peer", 4_000);
        library.offer("a.txt", 1);
        var announcing = discovery(first.url(), TestIdentities.of(0));
        announcing.announce(library);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> announcing.state() instanceof DiscoveryState.Online);
        first.close();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> announcing.state() instanceof DiscoveryState.Unreachable);

        DiscoveryServer second = again(port);
        var asking = discovery(second.url(), TestIdentities.of(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !asking.search("a.txt", "", 10).entries().isEmpty());
        assertTrue(events.stream().anyMatch(DiscoveryEvent.Unreachable.class::isInstance));
        assertTrue(events.stream().anyMatch(DiscoveryEvent.Restored.class::isInstance));
    }

    @Test
    void registersAnewWhenItsAddressesChange() throws Exception {
        URI url = server(DiscoveryServerConfig.defaults()).url();
        var library = new FakeLibrary("peer", 4_000);
        var announcing = discovery(url, TestIdentities.of(0));
        announcing.announce(library);
        var asking = discovery(url, TestIdentities.of(1));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !asking.locate(TestIdentities.of(0).id()).isEmpty());
        library.port = 4_001;
        announcing.refresh();
        await().atMost(Duration.ofMinutes(1))
                .until(() ->
                        asking.locate(TestIdentities.of(0).id())
                                        .getFirst()
                                        .addresses()
                                        .getFirst()
                                        .getPort()
                                == 4_001);
    }

    @Test
    @DisplayName("REG-09 a peer whose clock is ten years off registers all the same")
    void wrongClockRegisters() throws Exception {
        URI url = server(DiscoveryServerConfig.defaults()).url();
        for (int years : new int[] {-10, 10}) {
            Duration off = Duration.ofDays(365L * years);
            var announcing =
                    discovery(
                            url,
                            TestIdentities.of(0),
                            settings().with(() -> Instant.now().plus(off)));
            announcing.announce(new FakeLibrary("peer", 4_000));
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> announcing.state() instanceof DiscoveryState.Online);
            announcing.close();
        }
        assertEquals(0, events.stream().filter(DiscoveryEvent.Rejected.class::isInstance).count());
    }

    @Test
    void saysWhenNobodyAnswers() throws Exception {
        var gone = server(DiscoveryServerConfig.defaults());
        var asking = discovery(gone.url(), TestIdentities.of(0));
        gone.close();
        var failure =
                assertThrows(DiscoveryException.class, () -> asking.search("anything", "", 10));
        assertEquals(DiscoveryException.Reason.UNREACHABLE, failure.reason());
    }

    @Test
    void aThousandPeersAreBackAfterARestart(@TempDir Path data) throws Exception {
        var config =
                DiscoveryServerConfig.defaults()
                        .keptIn(data)
                        .at(InetAddress.getLoopbackAddress(), 0);
        try (var first = DiscoveryServer.start(config)) {
            long accepted =
                    IntStream.range(0, 1_000)
                            .parallel()
                            .map(number -> register(first.url(), TestIdentities.of(number)))
                            .filter(status -> status == 201)
                            .count();
            assertEquals(1_000, accepted);
        }
        try (var second = DiscoveryServer.start(config)) {
            var asking = discovery(second.url(), TestIdentities.of(1_001));
            assertEquals(1_000, asking.peers("", 1_000).entries().size());
        }
    }

    private static int register(URI server, Identity identity) {
        return new TestClient(server, identity)
                .register(TestClient.record(identity, 1, "127.0.0.1:4000"))
                .statusCode();
    }

    /** What a node offers, in memory. */
    private static final class FakeLibrary implements Announcement {
        private final String name;
        private volatile int port;
        private volatile List<AnnouncedContent> entries = List.of();
        private volatile long revision = 1;

        FakeLibrary(String name, int port) {
            this.name = name;
            this.port = port;
        }

        void offer(String file, long number) {
            var more = new ArrayList<>(entries);
            more.add(new AnnouncedContent(file, false, number, new ContentId(number, 2, 3, 4)));
            entries = more;
            revision++;
        }

        void clear() {
            entries = List.of();
            revision++;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public List<InetSocketAddress> addresses() {
            return List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        }

        @Override
        public long revision() {
            return revision;
        }

        @Override
        public Iterator<AnnouncedContent> entries() {
            return entries.iterator();
        }
    }

    @Test
    @DisplayName(
            "DG who listens is told that somebody came, published and went, and begins again after a restart")
    void changesAreTold() throws Exception {
        var server = server(DiscoveryServerConfig.defaults());
        var told = new AtomicInteger();
        var listening = discovery(server.url(), TestIdentities.of(1));
        open.add(listening.watch(told::incrementAndGet));
        await().atMost(Duration.ofMinutes(1)).until(() -> told.get() > 0);
        int before = told.get();
        var peer = new TestClient(server.url(), TestIdentities.of(2));
        assertEquals(
                201,
                peer.register(TestClient.record(TestIdentities.of(2), 1, "127.0.0.1:4000"))
                        .statusCode());
        await().atMost(Duration.ofMinutes(1)).until(() -> told.get() > before);
        int after = told.get();
        peer.remove();
        await().atMost(Duration.ofMinutes(1)).until(() -> told.get() > after);
        int port = server.port();
        server.close();
        int gone = told.get();
        again(port);
        await().atMost(Duration.ofMinutes(1)).until(() -> told.get() > gone);
    }
}
