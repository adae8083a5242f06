package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.InMemoryTransport;
import io.godwit.core.transport.Listener;
import io.godwit.core.transport.Transport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An Error while one peer is let in keeps out no other. */
@Timeout(60)
class BrokenListenerTest {

    private final InMemoryTransport network = new InMemoryTransport();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final Sessions alice =
            new Sessions(SessionSettings.DEFAULT, new RecordingHandler(), EventSink.NONE);
    private final Sessions bob =
            new Sessions(SessionSettings.DEFAULT, new RecordingHandler(), events::add);

    @AfterEach
    void stop() {
        alice.close();
        bob.close();
    }

    /** Lets peers in after a first attempt that fails. */
    private record Failing(Listener inner, AtomicBoolean failed) implements Listener {

        @Override
        public Connection accept() throws IOException {
            if (failed.compareAndSet(false, true)) {
                throw new InternalError("for this test");
            }
            return inner.accept();
        }

        @Override
        public InetSocketAddress localAddress() {
            return inner.localAddress();
        }

        @Override
        public void close() {
            inner.close();
        }
    }

    private final class FailingOnce implements Transport {

        @Override
        public Connection connect(InetSocketAddress address, Duration timeout) throws IOException {
            return network.connect(address, timeout);
        }

        @Override
        public Listener listen(InetSocketAddress address) throws IOException {
            return new Failing(network.listen(address), new AtomicBoolean());
        }
    }

    @Test
    void anErrorIsToldAndTheNextPeerIsLetIn() throws Exception {
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var answering = new PlainOpener(PlainOpener.peer(2));
        var dialer = new SessionDialer(network, new PlainOpener(PlainOpener.peer(1)), alice);
        try (var listener = SessionListener.start(new FailingOnce(), anywhere, answering, bob)) {
            var channel = dialer.dial(PlainOpener.peer(2), List.of(listener.localAddress()));
            assertTrue(channel.isOpen());
            assertEquals(new SessionEvent.AcceptFailed(), events.getFirst());
        }
    }

    @Test
    void anErrorThatCannotBeToldKeepsOutNobodyEither() throws Exception {
        var failures = new AtomicInteger();
        EventSink failing =
                event -> {
                    if (event instanceof SessionEvent.AcceptFailed) {
                        failures.incrementAndGet();
                        throw new OutOfMemoryError("for this test");
                    }
                };
        var anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        var answering = new PlainOpener(PlainOpener.peer(2));
        var dialer = new SessionDialer(network, new PlainOpener(PlainOpener.peer(1)), alice);
        try (var carol = new Sessions(SessionSettings.DEFAULT, new RecordingHandler(), failing);
                var listener =
                        SessionListener.start(new FailingOnce(), anywhere, answering, carol)) {
            var channel = dialer.dial(PlainOpener.peer(2), List.of(listener.localAddress()));
            assertTrue(channel.isOpen());
            assertEquals(1, failures.get());
        }
    }
}
