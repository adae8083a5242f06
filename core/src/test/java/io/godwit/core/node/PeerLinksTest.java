package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.event.EventSink;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.session.SessionSettings;
import io.godwit.core.session.Sessions;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.engine.SwarmPolicy;
import io.godwit.core.transfer.engine.TransferEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several who ask one peer at the same time. */
@Timeout(60)
class PeerLinksTest {
    private static final PeerId PEER = new PeerId(1, 0, 0, 0);

    private final CountDownLatch dialling = new CountDownLatch(2);
    private final CountDownLatch asking = new CountDownLatch(2);
    private final TransferEngine engine =
            new TransferEngine(
                    new NoCatalog(),
                    SwarmPolicy.NOBODY,
                    TransferSettings.DEFAULT,
                    Environment.system(),
                    EventSink.NONE);
    private final Sessions sessions = new Sessions(SessionSettings.DEFAULT, engine, EventSink.NONE);
    private final FakeDiscovery discovery = new FakeDiscovery();
    private final FakeDialer dialer = new FakeDialer(this::answer);
    private final PeerLinks links =
            new PeerLinks(
                    sessions,
                    new SwarmSources(
                            new DiscoveryGroup(List.of(discovery)), dialer, peer -> true, id -> {}),
                    engine);

    @AfterEach
    void close() {
        links.close();
        sessions.close();
        engine.close();
    }

    @Test
    void whoDialsAtTheSameTimeSharesOneConnection() throws Exception {
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);
        discovery.peers.add(new FoundPeer(PEER, "peer", List.of(address), 1));
        dialer.onDial = () -> meet(dialling);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Duration> ping = threads.submit(() -> links.ping(PEER));
            Future<BrowsePage> page = threads.submit(() -> links.browse(PEER, "", 10));
            assertFalse(ping.get().isNegative());
            assertEquals(List.of(), page.get().entries());
        }
        assertEquals(2, dialer.dialled.size());
        assertEquals(1, dialer.dialled.stream().filter(FakeChannel::isOpen).count());
    }

    /** Answers when both have asked, so that neither is done before the other closes anything. */
    private void answer(FakeChannel channel, Message message) throws IOException {
        meet(asking);
        channel.checkOpen();
        switch (message) {
            case Message.Ping ping -> engine.onMessage(channel, new Message.Pong(ping.stream()));
            case Message.ListShares list ->
                    engine.onMessage(channel, new Message.Listing(list.stream(), List.of(), ""));
            default -> throw new IOException("nobody asks for that here");
        }
    }

    private static void meet(CountDownLatch all) {
        all.countDown();
        try {
            all.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
