package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.Serial;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangeStreamTest {
    private static final String CHANGE = "event: peers\ndata: {\"revision\":1,\"peers\":0}\n\n";

    private final MockWebServer server = new MockWebServer();
    private final AtomicInteger told = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @DisplayName(
            "DG a listener that fails hears of the next change, in the same stream and in the next")
    void goesOnAfterAFault() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder().body(CHANGE.repeat(3)).build());
        }
        var settings =
                ServerDiscoverySettings.defaults()
                        .retrying(Duration.ofMillis(50), Duration.ofMillis(200));
        try (var calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20));
                var stream = new ChangeStream(calls, this::fail, settings)) {
            Thread listening = Thread.ofVirtual().start(stream);
            await().atMost(Duration.ofMinutes(1)).until(() -> told.get() == 6);
            stream.close();
            assertTrue(listening.join(Duration.ofSeconds(20)));
        }
    }

    @Test
    void goesOnAfterAnErrorOfItsOwn() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder().body(CHANGE).build());
        }
        var usual = ServerDiscoverySettings.defaults();
        var settings =
                new ServerDiscoverySettings(
                        usual.call(),
                        usual.lookup(),
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        usual.settle(),
                        usual.clock(),
                        usual.nanos(),
                        new FirstDrawFails());
        try (var calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20));
                var stream = new ChangeStream(calls, told::incrementAndGet, settings)) {
            Thread listening = Thread.ofVirtual().start(stream);
            await().atMost(Duration.ofMinutes(1)).until(() -> told.get() == 2);
            stream.close();
            assertTrue(listening.join(Duration.ofSeconds(20)));
        }
    }

    /** As when there is no memory for a moment while a stream ends and its next try is reckoned. */
    private static final class FirstDrawFails extends SecureRandom {
        @Serial private static final long serialVersionUID = 1L;

        private boolean drawn;

        @Override
        public long nextLong(long bound) {
            if (!drawn) {
                drawn = true;
                throw new OutOfMemoryError("an error of the stream");
            }
            return super.nextLong(bound);
        }
    }

    @Test
    void beginsAnewAtOnceWhenTheNetworkIsNotWhatItWas() throws Exception {
        for (int i = 0; i < 2; i++) {
            server.enqueue(new MockResponse.Builder().body(CHANGE).build());
        }
        // Longer than the test may take.
        Duration pause = Duration.ofHours(9);
        var settings = ServerDiscoverySettings.defaults().retrying(pause, pause);
        try (var calls = new ServerCalls(server.url("/").uri(), Duration.ofSeconds(20));
                var stream = new ChangeStream(calls, told::incrementAndGet, settings)) {
            Thread listening = Thread.ofVirtual().start(stream);
            await().atMost(Duration.ofMinutes(1)).until(() -> told.get() == 1);
            stream.reconnect();
            await().atMost(Duration.ofMinutes(1)).until(() -> told.get() == 2);
            stream.close();
            assertTrue(listening.join(Duration.ofSeconds(20)));
        }
    }

    /** Every second time with an error. */
    private void fail() {
        if (told.incrementAndGet() % 2 == 0) {
            throw new StackOverflowError("an error of a front end");
        }
        throw new IllegalStateException("a fault of a front end");
    }
}
