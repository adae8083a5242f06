package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.X25519;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that ends beside a process that waits to be announced in its place. */
class NodeGoodbyeTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    @TempDir Path temp;
    private final Identity identity = Identity.generate(RANDOM);
    private final MockWebServer server = new MockWebServer();
    private final Queue<Boolean> freeAtGoodbye = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void start() throws Exception {
        server.setDispatcher(new Registry());
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void theGoodbyeIsSaidBeforeTheNextProcessMayRegister() throws IOException {
        NodeConfig config =
                NodeConfig.builder(profile())
                        .listen(new ListenSettings(InetAddress.getLoopbackAddress(), 0, true))
                        .discovery(List.of(server.url("/").uri()))
                        .build();
        try (Node node = Node.start(config, identity, EventSink.NONE)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> node.discovery().getFirst() instanceof DiscoveryState.Online);
        }
        assertEquals(List.of(false), List.copyOf(freeAtGoodbye));
        assertTrue(isFree());
    }

    private Profile profile() {
        return new Profile(temp.resolve("home"));
    }

    /** Whether another process could take over. */
    private boolean isFree() {
        try {
            Optional<ProfileLock> right = ProfileLock.tryAcquire(profile().announceLock());
            if (right.isPresent()) {
                right.get().close();
            }
            return right.isPresent();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private final class Registry extends Dispatcher {
        @Override
        public MockResponse dispatch(RecordedRequest request) {
            return switch (request.getMethod()) {
                case "POST" -> registered();
                case "DELETE" -> {
                    freeAtGoodbye.add(isFree());
                    yield new MockResponse.Builder().code(204).build();
                }
                case "PUT" ->
                        new MockResponse.Builder()
                                .body("{\"heartbeatMillis\":30000,\"generation\":0}")
                                .build();
                default -> new MockResponse.Builder().body("{\"status\":\"ok\"}").build();
            };
        }

        private MockResponse registered() {
            try (X25519 key = X25519.generate(RANDOM)) {
                String text = Base64.getEncoder().encodeToString(key.publicKey());
                return new MockResponse.Builder()
                        .code(201)
                        .body(
                                "{\"id\":\"%s\",\"key\":\"%s\",\"heartbeatMillis\":30000,\"generation\":0}"
                                        .formatted(identity.id().toHex(), text))
                        .build();
            }
        }
    }
}
