package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.peer.PeerId;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Several servers, used together and independently of each other's failures. */
class DiscoveryGroupTest {

    private final FakeDiscovery one = new FakeDiscovery();
    private final FakeDiscovery other = new FakeDiscovery();
    private final DiscoveryGroup group = new DiscoveryGroup(List.of(one, other));

    @Test
    @DisplayName(
            "DG what several servers know is merged, addresses of the first before those of the next")
    void answersAreMerged() throws Exception {
        one.peers.add(peer(1, 4001));
        one.peers.add(peer(2, 4002));
        other.peers.add(peer(2, 4003));
        other.peers.add(peer(3, 4004));
        List<FoundPeer> all = group.peers(10);
        assertEquals(List.of(id(1), id(2), id(3)), all.stream().map(FoundPeer::id).toList());
        assertEquals(
                List.of(4002, 4003),
                all.get(1).addresses().stream().map(InetSocketAddress::getPort).toList());
    }

    @Test
    @DisplayName("DG the best hits of all servers come first, and no more than are wanted")
    void hitsAreMergedByTheirPlaces() throws Exception {
        one.content.addAll(List.of(hit(1), hit(2), hit(3)));
        other.content.addAll(List.of(hit(4), hit(2), hit(5)));
        assertEquals(List.of(hit(1), hit(4), hit(2), hit(3), hit(5)), group.search("a name", 10));
        assertEquals(List.of(hit(1), hit(4)), group.search("a name", 2));
    }

    private static FoundContent hit(int number) {
        return new FoundContent("a name", false, 1, new ContentId(number, 0, 0, 0), 1);
    }

    @Test
    @DisplayName("DG one that fails takes nothing away; all of them failing is told")
    void failuresAreIndependent() throws Exception {
        one.broken = true;
        other.peers.add(peer(3, 4004));
        assertEquals(1, group.peers(10).size());
        other.broken = true;
        assertThrows(DiscoveryException.class, () -> group.peers(10));
    }

    @Test
    @DisplayName("DG any number of listeners hear of changes through one watch of each server")
    void listenersShareWatches() throws Exception {
        var first = new LinkedBlockingQueue<String>();
        var second = new LinkedBlockingQueue<String>();
        var watch = group.watch(() -> first.add("changed"));
        var another = group.watch(() -> second.add("changed"));
        assertEquals("changed", second.poll(30, TimeUnit.SECONDS), "told when it begins");
        assertEquals(List.of(1, 1), List.of(one.listeners.size(), other.listeners.size()));
        one.listeners.getFirst().run();
        assertEquals(List.of(1, 1), List.of(first.size(), second.size()));
        var late = new FakeDiscovery();
        group.add(late);
        assertEquals(1, late.listeners.size());
        group.remove(other);
        assertEquals(0, other.listeners.size());
        watch.close();
        watch.close();
        assertEquals(1, one.listeners.size());
        another.close();
        assertEquals(List.of(0, 0), List.of(one.listeners.size(), late.listeners.size()));
    }

    @Test
    @DisplayName("DG a listener that fails keeps no other from hearing")
    void faultsOfListenersAreIndependent() {
        var told = new AtomicInteger();
        try (var _ = group.watch(DiscoveryGroupTest::fail);
                var _ = group.watch(DiscoveryGroupTest::overflow);
                var _ = group.watch(told::incrementAndGet)) {
            await().until(() -> told.get() == 1);
            one.listeners.getFirst().run();
            assertEquals(2, told.get());
        }
    }

    private static void fail() {
        throw new IllegalStateException("a fault of a front end");
    }

    @Test
    @DisplayName("DG one that is silent holds up nobody")
    void silenceIsNotWaitedFor() {
        one.silence = new CountDownLatch(1);
        other.peers.add(peer(3, 4004));
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertEquals(1, group.peers(10).size()));
        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> assertEquals(1, group.locate(id(3)).size()));
    }

    @Test
    @DisplayName("DG one that ends of an Error has failed, and is not waited for")
    void errorsAreIndependent() {
        one.broken = true;
        other.onAsk = DiscoveryGroupTest::overflow;
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> assertThrows(DiscoveryException.class, () -> group.peers(10)));
    }

    private static void overflow() {
        throw new StackOverflowError("for this test");
    }

    @Test
    void nobodyToAskIsNoFailure() throws Exception {
        assertTrue(new DiscoveryGroup(List.of()).peers(10).isEmpty());
    }

    private static PeerId id(int number) {
        return new PeerId(number, 0, 0, 0);
    }

    private static FoundPeer peer(int number, int port) {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new FoundPeer(id(number), "peer " + number, List.of(address), 0);
    }
}
