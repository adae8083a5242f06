package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.InMemoryTransport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An Error in the middle of a message costs its connection and no place. */
class BrokenHandlerTest {

    private final InMemoryTransport network = new InMemoryTransport();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final CountDownLatch sent = new CountDownLatch(1);
    private final RecordingHandler broken =
            new RecordingHandler() {
                @Override
                public void onMessage(MessageChannel channel, Message message) {
                    // Earlier, the end of the connection could be in time for the sender's flush.
                    try {
                        sent.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                    throw new InternalError("for this test");
                }
            };

    private final Sessions alice =
            new Sessions(SessionSettings.DEFAULT, new RecordingHandler(), EventSink.NONE);
    private final Sessions bob = new Sessions(SessionSettings.DEFAULT, broken, events::add);

    @AfterEach
    void stop() {
        alice.close();
        bob.close();
    }

    @Test
    void anErrorGivesThePlaceBack() throws Exception {
        int room = bob.room();
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var answering = new PlainOpener(PlainOpener.peer(2));
        var dialer = new SessionDialer(network, new PlainOpener(PlainOpener.peer(1)), alice);
        try (var listener = SessionListener.start(network, anywhere, answering, bob)) {
            var channel = dialer.dial(PlainOpener.peer(2), List.of(listener.localAddress()));
            channel.send(new Message.Cancel(1));
            channel.flush();
            sent.countDown();
            var end = new SessionEvent.Disconnected(PlainOpener.peer(1), 0, DisconnectCause.BROKEN);
            await().atMost(Duration.ofMinutes(1)).until(() -> events.contains(end));
            assertEquals(1, broken.closed().size());
            assertTrue(broken.closed().getFirst().cause().isPresent());
            assertEquals(room, bob.room());
            assertEquals(0, bob.guests());
            assertEquals(List.of(), bob.channels());
        }
    }
}
