package io.godwit.core.discovery.server;

import static org.awaitility.Awaitility.await;

import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.api.ApiFormatException;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.SharesPart;
import io.godwit.core.peer.PeerId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A discovery server that is well and is asked by one peer, for as long as a test lasts. It counts what it is asked; tests
 * say what is different.
 */
public class RegistryServer implements BeforeEachCallback, AfterEachCallback {
    private final MockWebServer server = new MockWebServer();
    private final PeerId peer;
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger registrations = new AtomicInteger();
    private final AtomicInteger heartbeats = new AtomicInteger();
    private final AtomicInteger goodbyes = new AtomicInteger();
    private final List<SharesPart> parts = new CopyOnWriteArrayList<>();

    /** A server that will be asked by this peer. */
    public RegistryServer(PeerId peer) {
        this.peer = peer;
    }

    @Override
    public final void beforeEach(ExtensionContext context) throws Exception {
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request)
                            throws InterruptedException {
                        return answer(request);
                    }
                });
        server.start();
    }

    @Override
    public final void afterEach(ExtensionContext context) {
        server.close();
    }

    /** Where it is. */
    public final URI url() {
        return server.url("/").uri();
    }

    /** Questions whether it is there, which come before the first registration. */
    final int looks() {
        return looks.get();
    }

    /** Registrations, refused ones included. */
    final int registrations() {
        return registrations.get();
    }

    /** Signs of life. */
    final int heartbeats() {
        return heartbeats.get();
    }

    /** Goodbyes. */
    final int goodbyes() {
        return goodbyes.get();
    }

    /** Parts of shares that were taken, in their order. */
    final List<SharesPart> parts() {
        return parts;
    }

    /** Entries of the edition whose last part was taken last. */
    final int published() {
        long whole = parts.getLast().generation();
        return parts.stream()
                .filter(part -> part.generation() == whole)
                .mapToInt(part -> part.entries().size())
                .sum();
    }

    static void awaitOnline(ServerDiscovery discovery) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> discovery.state() instanceof DiscoveryState.Online);
    }

    /** To any request. */
    protected MockResponse answer(RecordedRequest request) throws InterruptedException {
        return switch (request.getMethod()) {
            case "POST" -> {
                registrations.incrementAndGet();
                yield registered();
            }
            case "PUT" -> {
                if (request.getUrl().encodedPath().endsWith("/shares")) {
                    yield taken(body(request));
                }
                heartbeats.incrementAndGet();
                yield heard();
            }
            case "DELETE" -> {
                goodbyes.incrementAndGet();
                yield gone();
            }
            default -> {
                looks.incrementAndGet();
                yield RegistryAnswers.healthy();
            }
        };
    }

    /** To a registration, which is counted already. */
    protected MockResponse registered() {
        return RegistryAnswers.registered(peer);
    }

    /** To a sign of life. */
    protected MockResponse heard() {
        return RegistryAnswers.heard();
    }

    /** To a part of shares. */
    protected MockResponse taken(byte[] part) throws InterruptedException {
        SharesPart read = read(part);
        parts.add(read);
        return new MockResponse.Builder()
                .body(
                        "{\"generation\":%d,\"entries\":%d,\"complete\":%b}"
                                .formatted(read.generation(), read.entries().size(), read.last()))
                .build();
    }

    private static byte[] body(RecordedRequest request) {
        return Objects.requireNonNull(request.getBody()).toByteArray();
    }

    private static SharesPart read(byte[] body) {
        try {
            return ApiJson.forRequests().read(body, SharesPart.class);
        } catch (ApiFormatException e) {
            throw new IllegalStateException("no part of shares", e);
        }
    }

    /** To a goodbye. */
    protected MockResponse gone() {
        return RegistryAnswers.gone();
    }
}
