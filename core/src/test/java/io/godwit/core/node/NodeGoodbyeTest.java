package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.server.RegistryAnswers;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
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

    @TempDir Path temp;
    private final Identity identity = Identity.of(TestKeys.alice());
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
        URI url = server.url("/").uri();
        NodeConfig config =
                NodeConfig.builder(profile())
                        .listen(new ListenSettings(InetAddress.getLoopbackAddress(), 0, true))
                        .discovery(List.of(url))
                        .build();
        try (Node node = Node.start(config, identity, EventSink.NONE)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> node.servers().get(url) instanceof DiscoveryState.Online);
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
                case "POST" -> RegistryAnswers.registered(identity.id());
                case "DELETE" -> {
                    freeAtGoodbye.add(isFree());
                    yield RegistryAnswers.gone();
                }
                case "PUT" -> RegistryAnswers.heard();
                default -> RegistryAnswers.healthy();
            };
        }
    }
}
