package io.godwit.core.session;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Crowds of strangers on a listening port, over loopback sockets. */
@Timeout(60)
class FloodTest {

    private static final TcpTransport TCP = new TcpTransport();
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static SessionSettings settings(AdmissionSettings admission, int connections) {
        return new SessionSettings(
                admission,
                connections,
                Duration.ofSeconds(15),
                Duration.ofSeconds(45),
                TIMEOUT,
                Duration.ofMillis(250));
    }

    private static SessionListener listen(PlainOpener opener, Sessions sessions)
            throws IOException {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return SessionListener.start(TCP, anyPort, opener, sessions);
    }

    private static Connection connect(SessionListener listener) throws IOException {
        return TCP.connect(listener.localAddress(), TIMEOUT);
    }

    /** Whether the other end has dropped the connection, by FIN or reset. */
    private static boolean isDropped(Connection connection) {
        try {
            return connection.read(ByteBuffer.allocate(1_000)) < 0;
        } catch (IOException reset) {
            return true;
        }
    }

    /** Sends one frame and tells whether it was answered. */
    private static boolean isAnswered(SessionListener listener, ByteBuffer frame) {
        try (Connection connection = connect(listener)) {
            connection.write(frame);
            return !isDropped(connection);
        } catch (IOException refused) {
            return false;
        }
    }

    @Test
    @DisplayName("DOS-01 1,000 slow connections from one address: an honest peer behind it gets in")
    void slowStrangersDoNotKeepAnHonestPeerOut() throws Exception {
        var admission = new AdmissionSettings(new Rate(1_000, 1_000), new Rate(50, 50), 256, 64);
        var handler = new RecordingHandler();
        List<Connection> strangers = new ArrayList<>();
        try (var bob = bob(handler, admission);
                var alice = TestPeer.of(TestKeys.alice(), TCP, new RecordingHandler())) {
            alice.dial(bob).close();
            for (int i = 0; i < 1_000; i++) {
                Connection stranger = connect(bob.listener());
                stranger.write(ByteBuffer.wrap(new byte[] {1, 0, 6}));
                strangers.add(stranger);
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> bob.listener().halfOpen() <= 64);
            long slowest = 0;
            for (int i = 0; i < 20; i++) {
                long start = System.nanoTime();
                alice.dial(bob);
                slowest = Math.max(slowest, System.nanoTime() - start);
            }
            System.out.println("slowest honest handshake: " + slowest / 1_000_000 + " ms");
            assertTrue(slowest < 1_000_000_000, "nanoseconds: " + slowest);
            await().atMost(Duration.ofMinutes(1)).until(() -> bob.listener().halfOpen() == 0);
            assertEquals(1_000, strangers.stream().filter(FloodTest::isDropped).count());
        } finally {
            strangers.forEach(Connection::close);
        }
    }

    /** A peer that gives a handshake two seconds instead of ten. */
    private static TestPeer bob(RecordingHandler handler, AdmissionSettings admission)
            throws IOException {
        return new TestPeer(
                TestKeys.bob(),
                TCP,
                handler,
                settings(admission, 1_000),
                Duration.ofSeconds(2),
                System::nanoTime);
    }

    @Test
    @DisplayName("DOS-02 5,000 whole HELLOs from one address: ten reach the handshake")
    void aFloodOfHellosMeetsTheBucket() throws Exception {
        var opener = new PlainOpener(PlainOpener.peer(2));
        try (var sessions = sessions(new FakeClock(), 10_000);
                var listener = listen(opener, sessions)) {
            int answered = 0;
            for (int i = 0; i < 5_000; i++) {
                byte[] body = PlainOpener.helloBody(PlainOpener.peer(i), PlainOpener.peer(2));
                answered += isAnswered(listener, PlainOpener.frame(1, body)) ? 1 : 0;
            }
            assertEquals(10, answered);
            assertEquals(10, opener.handshakes());
        }
    }

    private static Sessions sessions(FakeClock clock, int connections) {
        var settings = settings(AdmissionSettings.DEFAULT, connections);
        return new Sessions(settings, new RecordingHandler(), event -> {}, clock);
    }

    @Test
    @DisplayName("DOS-07 1,000 JOINs from one address: their own bucket, which leaves HELLOs alone")
    void aFloodOfJoinsMeetsItsOwnBucket() throws Exception {
        try (var sessions = sessions(new FakeClock(), 10_000);
                var listener = listen(new PlainOpener(PlainOpener.peer(2)), sessions)) {
            int answered = 0;
            for (int i = 0; i < 1_000; i++) {
                answered += isAnswered(listener, PlainOpener.frame(4, new byte[52])) ? 1 : 0;
            }
            assertEquals(150, answered);
            byte[] body = PlainOpener.helloBody(PlainOpener.peer(1), PlainOpener.peer(2));
            assertTrue(isAnswered(listener, PlainOpener.frame(1, body)));
        }
    }

    @Test
    @DisplayName("DOS-07 no more connections than there may be; one that ends makes room")
    void connectionsAreBounded() throws Exception {
        try (var bob = sessions(new FakeClock(), 3);
                var alice = sessions(new FakeClock(), 10);
                var listener = listen(new PlainOpener(PlainOpener.peer(2)), bob)) {
            var dialer = new SessionDialer(TCP, new PlainOpener(PlainOpener.peer(1)), alice);
            var address = List.of(listener.localAddress());
            List<MessageChannel> channels = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                channels.add(dialer.dial(PlainOpener.peer(2), address));
            }
            await().atMost(Duration.ofMinutes(1)).until(() -> bob.channels().size() == 3);
            assertThrows(IOException.class, () -> dialer.dial(PlainOpener.peer(2), address));
            channels.getFirst().close();
            await().atMost(Duration.ofMinutes(1)).until(() -> bob.room() > 0);
            dialer.dial(PlainOpener.peer(2), address);
        }
    }
}
