package io.godwit.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.crypto.X25519;
import io.godwit.discovery.server.http.Backing;
import io.godwit.discovery.server.http.Front;
import io.godwit.discovery.server.http.HttpLimits;
import io.godwit.discovery.server.http.HttpService;
import io.godwit.discovery.server.registry.MemoryRegistry;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    @DisplayName("DOS-01 who trickles is cut also while the disk keeps a snapshot waiting")
    void aSlowDiskKeepsNoDeadlineWaiting() throws Exception {
        var saving = new CountDownLatch(1);
        var written = new CountDownLatch(1);
        HttpService http = service();
        try (var timers = new Timers();
                var slow = new Socket(InetAddress.getLoopbackAddress(), http.port())) {
            timers.everyOnDisk(
                    Duration.ofMinutes(1),
                    () -> {
                        saving.countDown();
                        awaitUninterrupted(written);
                    });
            await().atMost(SOON).until(() -> saving.getCount() == 0);
            timers.every(Duration.ofMillis(50), http::tick);
            slow.getOutputStream().write("GET /hea".getBytes(StandardCharsets.US_ASCII));
            await().atMost(SOON).until(() -> TestSockets.isCut(slow));
            assertEquals(1, written.getCount());
            written.countDown();
        } finally {
            written.countDown();
            http.close();
        }
    }

    private static HttpService service() {
        var config = DiscoveryServerConfig.defaults();
        var random = new SecureRandom();
        var limits = new HttpLimits(Duration.ofSeconds(1), Duration.ofMinutes(1), 9, 9, 1, 1, 1);
        return HttpService.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Backing.of(
                        new MemoryRegistry(
                                config.registry(), config.clock(), random, Runnable::run)),
                new HttpService.Settings(
                        limits,
                        config.rates(),
                        config.clock(),
                        X25519.generate(random),
                        Front.PLAIN,
                        null,
                        address -> true));
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            var _ = latch.await(SOON.toSeconds() * 2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
