package io.godwit.discovery.server.http;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.identity.Identity;
import io.godwit.discovery.server.DiscoveryServerConfig;
import io.godwit.discovery.server.TestClient;
import io.godwit.discovery.server.TestIdentities;
import io.godwit.discovery.server.registry.MemoryRegistry;
import io.godwit.discovery.server.registry.Registry;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What is published, over HTTP. */
class PublishingTest {

    private static final InetSocketAddress HERE =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void whoWaitsUntilItShowsKeepsNobodyFromHisTurn() throws Exception {
        var config = DiscoveryServerConfig.defaults();
        var random = new SecureRandom();
        var memory = new MemoryRegistry(config.registry(), config.clock(), random, Runnable::run);
        var waiting = new CountDownLatch(2);
        var shown = new CountDownLatch(1);
        HttpService service =
                HttpService.start(
                        HERE,
                        Backing.of(showingLate(memory, waiting, shown)),
                        new HttpService.Settings(
                                config.http(),
                                config.rates(),
                                config.clock(),
                                X25519.generate(random),
                                Front.PLAIN,
                                null,
                                address -> true));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            URI url = URI.create("http://127.0.0.1:" + service.port());
            // Both are in one network, which has one turn at a time.
            var statuses =
                    List.of(0, 1).stream()
                            .map(peer ->
                                    CompletableFuture.supplyAsync(
                                            () -> publish(url, TestIdentities.of(peer)), threads))
                            .toList();
            try {
                await().atMost(Duration.ofMinutes(1)).until(() -> waiting.getCount() == 0);
            } finally {
                shown.countDown();
            }
            for (var status : statuses) {
                assertEquals(200, status.join());
            }
        } finally {
            service.close();
        }
    }

    private static int publish(URI url, Identity identity) {
        var client = new TestClient(url, identity);
        client.register(TestClient.record(identity, 7, "127.0.0.1:4000"));
        return client.publish(new SharesPart(1, 0, true, List.of())).statusCode();
    }

    /** A registry whose readers see what was published only after a while. */
    private static Registry showingLate(
            Registry registry, CountDownLatch waiting, CountDownLatch shown) {
        return (Registry)
                Proxy.newProxyInstance(
                        Registry.class.getClassLoader(),
                        new Class<?>[] {Registry.class},
                        (proxy, method, arguments) -> {
                            if (method.getName().equals("awaitShown")) {
                                waiting.countDown();
                                shown.await();
                            }
                            try {
                                return method.invoke(registry, arguments);
                            } catch (InvocationTargetException e) {
                                throw Objects.requireNonNull(e.getCause());
                            }
                        });
    }
}
