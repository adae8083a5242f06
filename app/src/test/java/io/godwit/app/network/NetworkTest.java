package io.godwit.app.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.node.RateLimits;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.DiscoveryServer;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.DiscoveryServerException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a network tells of itself, and what becomes of it when it is switched and changed. */
class NetworkTest extends LoopbackNetworkFixture {
    /** Threads of the virtual machine, of what waits in this test, and pools that end by themselves when idle. */
    private static final Pattern FOREIGN =
            Pattern.compile(
                    "(awaitility|Attach|process reaper|ForkJoinPool|OkHttp|Okio|Common-Cleaner"
                            + "|CompletableFuture|VirtualThread|[A-Za-z]*-?[Pp]oller).*");

    private Network network(NodeConfig config) {
        return network(() -> config, LAN);
    }

    @Test
    void tellsWhenTheServerIsDownAndWhenItIsBack() throws Exception {
        DiscoveryServerConfig here = DiscoveryServerConfig.defaults().at(LOOPBACK, 0);
        DiscoveryServer server = DiscoveryServer.start(here);
        URI url = server.url();
        Network network = network(config("one").discovery(List.of(url)).build());
        network.start();
        soon().until(() -> isOnline(network));
        assertEquals(new NetworkState.Meeting.Server(url), online(network));
        server.close();
        // So that it is noticed before the next heartbeat.
        network.node().orElseThrow().rename("other");
        soon().until(() -> network.state() instanceof NetworkState.Unreachable);
        var down = (NetworkState.Unreachable) network.state();
        assertEquals(url, down.server());
        assertTrue(down.retryAt().isBefore(Instant.now().plusSeconds(60)));
        // Its port is given back a moment after it has stopped.
        DiscoveryServerConfig again = here.at(LOOPBACK, url.getPort());
        open.add(
                soon().ignoreExceptionsInstanceOf(DiscoveryServerException.class)
                        .until(() -> DiscoveryServer.start(again), Objects::nonNull));
        soon().until(() -> isOnline(network));
    }

    @Test
    void saysWhichPortIsTakenAndStartsOnceItIsFree() throws Exception {
        Network network;
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            int port = taken.getLocalPort();
            network =
                    network(
                            config("one")
                                    .listen(new ListenSettings(LOOPBACK, port, false))
                                    .build());
            network.start();
            var failed = new NetworkState.Failed(NetworkState.Reason.PORT_TAKEN, port);
            soon().until(() -> network.state().equals(failed));
            assertTrue(network.node().isEmpty());
        }
        network.start();
        soon().until(() -> isOnline(network));
    }

    @Test
    void aLockedKeyIsOpenedByItsPasswordWhichIsNotKept() throws Exception {
        NodeConfig config = config("locked").build();
        PeerId id = lock(config.profile(), "correct horse");
        Network network = network(config);
        network.start();
        var needed = new NetworkState.Failed(NetworkState.Reason.PASSWORD_NEEDED, 0);
        soon().until(() -> network.state().equals(needed));
        char[] wrong = "battery".toCharArray();
        network.start(Password.of(wrong)).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertEquals(
                new NetworkState.Failed(NetworkState.Reason.PASSWORD_WRONG, 0), network.state());
        assertArrayEquals(new char[wrong.length], wrong);
        char[] right = "correct horse".toCharArray();
        network.start(Password.of(right)).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertEquals(id, network.node().orElseThrow().id());
        assertArrayEquals(new char[right.length], right);
        network.stop();
        soon().until(() -> network.state() instanceof NetworkState.Offline);
        network.start();
        soon().until(() -> network.state().equals(needed));
    }

    private static PeerId lock(Profile profile, String password) throws IOException {
        profile.prepare();
        try (Password chosen = Password.of(password.toCharArray())) {
            return new IdentityFile(profile.identityFile(), new SecureRandom(), EventSink.NONE)
                    .loadOrCreate(chosen)
                    .id();
        }
    }

    @Test
    void aPasswordThatIsNotNeededIsWipedAllTheSame() throws Exception {
        Network network = network(config("open").build());
        char[] typed = "needless".toCharArray();
        network.start(Password.of(typed)).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertTrue(network.node().isPresent());
        assertArrayEquals(new char[typed.length], typed);
        char[] late = "too late".toCharArray();
        network.start(Password.of(late)).toCompletableFuture().get(1, TimeUnit.MINUTES);
        assertArrayEquals(new char[late.length], late);
    }

    @Test
    void saysThatAnotherGodwitUsesTheProfile() {
        Network first = network(config("same").build());
        first.start();
        soon().until(() -> first.node().isPresent());
        Network second = network(config("same").build());
        second.start();
        var failed = new NetworkState.Failed(NetworkState.Reason.PROFILE_IN_USE, 0);
        soon().until(() -> second.state().equals(failed));
    }

    @Test
    void takesOverNameLimitsAndServersWhileItRuns() throws Exception {
        DiscoveryServer server =
                DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, 0));
        open.add(server);
        var config = new AtomicReference<>(config("one").build());
        Network network = network(config::get, LAN);
        var starts = new AtomicInteger();
        var beginnings = new AtomicInteger();
        List<Node> told = new CopyOnWriteArrayList<>();
        var _ = network.onStart(starts::incrementAndGet);
        var _ = network.onNode(() -> told.add(network.node().orElseThrow()));
        var _ =
                network.onState(state -> {
                    if (state instanceof NetworkState.Starting) {
                        beginnings.incrementAndGet();
                    }
                });
        network.start();
        soon().until(() -> isOnline(network));
        Node node = network.node().orElseThrow();
        config.set(
                config("one")
                        .name("renamed")
                        .limits(new RateLimits(1_000_000, 0))
                        .discovery(List.of(server.url()))
                        .build());
        network.apply();
        soon().until(() ->
                network.state()
                        .equals(
                                new NetworkState.Online(
                                        new NetworkState.Meeting.Server(server.url()))));
        assertEquals(node, network.node().orElseThrow(), "the same node goes on");
        soon().until(() -> node.peers(10).getFirst().name().equals("renamed"));
        assertEquals(1, starts.get(), () -> "and begins " + beginnings + " times to look around");
        config.set(
                config("one")
                        .discovery(List.of(server.url()))
                        .listen(new ListenSettings(LOOPBACK, 0, true))
                        .build());
        network.apply();
        soon().until(() -> starts.get() == 2 && told.size() == 2 && isOnline(network));
        assertEquals(node, told.getFirst());
    }

    @Test
    void theLastWishCountsAndNoThreadStaysBehind() {
        Network network = network(config("one").build());
        network.start();
        soon().until(() -> isOnline(network));
        network.stop();
        soon().until(() -> network.state() instanceof NetworkState.Offline);
        Set<String> before = threads();
        for (int i = 0; i < 2; i++) {
            network.start();
            soon().until(() -> isOnline(network));
            network.stop();
            network.start();
            network.stop();
            soon().until(() -> network.state() instanceof NetworkState.Offline);
        }
        soon().untilAsserted(() -> assertEquals(Set.of(), newThreads(before)));
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    /** Threads that belong neither to the process itself nor to this test. */
    private static Set<String> newThreads(Set<String> before) {
        return threads().stream()
                .filter(name -> !before.contains(name) && !FOREIGN.matcher(name).matches())
                .collect(Collectors.toSet());
    }
}
