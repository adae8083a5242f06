package io.godwit.core.transport.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transport.Connection;
import io.godwit.core.transport.Listener;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpTransportTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final TcpTransport transport = new TcpTransport();

    private static InetSocketAddress anyPort(String literal) throws IOException {
        return new InetSocketAddress(InetAddress.getByName(literal), 0);
    }

    private static <T> FutureTask<T> inBackground(Callable<T> call) {
        var task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    private Listener listen(String literal) throws IOException {
        try {
            return transport.listen(anyPort(literal));
        } catch (BindException noSuchFamily) {
            Assumptions.abort("this machine has no " + literal);
            throw noSuchFamily;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void carriesBytesOverBothFamilies(String literal) throws Exception {
        try (Listener listener = listen(literal)) {
            var accepted = inBackground(listener::accept);
            try (Connection here = transport.connect(listener.localAddress(), TIMEOUT);
                    Connection there = accepted.get(30, TimeUnit.SECONDS)) {
                assertEquals(listener.localAddress(), here.remoteAddress());
                there.write(ByteBuffer.wrap(new byte[] {1, 2, 3}));
                var target = ByteBuffer.allocate(10);
                while (target.position() < 3) {
                    here.read(target);
                }
                assertEquals(ByteBuffer.wrap(new byte[] {1, 2, 3}), target.flip());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLargeWriteArrivesWhole(boolean direct) throws Exception {
        byte[] bytes = new byte[3_000_001];
        new Random(1).nextBytes(bytes);
        ByteBuffer source =
                direct
                        ? ByteBuffer.allocateDirect(bytes.length)
                        : ByteBuffer.allocate(bytes.length);
        source.put(bytes).flip();
        try (Listener listener = listen("127.0.0.1")) {
            var accepted = inBackground(listener::accept);
            try (Connection here = transport.connect(listener.localAddress(), TIMEOUT);
                    Connection there = accepted.get(30, TimeUnit.SECONDS)) {
                var written =
                        inBackground(() -> {
                            here.write(source);
                            return source.remaining();
                        });
                var target = ByteBuffer.allocate(bytes.length);
                while (target.hasRemaining()) {
                    assertTrue(there.read(target) > 0);
                }
                assertEquals(0, written.get(30, TimeUnit.SECONDS));
                assertArrayEquals(bytes, target.array());
            }
        }
    }

    @Test
    void theEndOfTheStreamIsMinusOne() throws Exception {
        try (Listener listener = listen("127.0.0.1")) {
            var accepted = inBackground(listener::accept);
            Connection here = transport.connect(listener.localAddress(), TIMEOUT);
            try (Connection there = accepted.get(30, TimeUnit.SECONDS)) {
                here.close();
                here.close();
                assertEquals(-1, there.read(ByteBuffer.allocate(1)));
            }
        }
    }

    @Test
    void closingEndsABlockedRead() throws Exception {
        try (Listener listener = listen("127.0.0.1")) {
            var accepted = inBackground(listener::accept);
            Connection here = transport.connect(listener.localAddress(), TIMEOUT);
            try (Connection _ = accepted.get(30, TimeUnit.SECONDS)) {
                var reading = new CountDownLatch(1);
                var read =
                        inBackground(() -> {
                            reading.countDown();
                            return assertThrows(
                                    IOException.class, () -> here.read(ByteBuffer.allocate(1)));
                        });
                assertTrue(reading.await(30, TimeUnit.SECONDS));
                here.close();
                read.get(30, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void closingEndsABlockedAccept() throws Exception {
        Listener listener = listen("127.0.0.1");
        var accepted = inBackground(() -> assertThrows(IOException.class, listener::accept));
        listener.close();
        listener.close();
        accepted.get(30, TimeUnit.SECONDS);
    }

    @Test
    void aTakenPortIsABindException() throws Exception {
        try (Listener listener = listen("127.0.0.1")) {
            assertThrows(BindException.class, () -> transport.listen(listener.localAddress()));
        }
    }

    @Test
    void nobodyThereIsAnIOException() throws Exception {
        InetSocketAddress free;
        try (Listener listener = listen("127.0.0.1")) {
            free = listener.localAddress();
        }
        assertThrows(IOException.class, () -> transport.connect(free, TIMEOUT));
    }

    @Test
    void namesAreNeverResolved() {
        var name = InetSocketAddress.createUnresolved("localhost", 1);
        assertThrows(UnknownHostException.class, () -> transport.connect(name, TIMEOUT));
    }
}
