package io.godwit.core.node;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.crypto.TestKeys;
import io.godwit.core.discovery.DiscoveryState;
import io.godwit.core.discovery.server.RegistryServer;
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
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that ends beside a process that waits to be announced in its place. */
class NodeGoodbyeTest {

    @TempDir Path temp;
    private final Identity identity = Identity.of(TestKeys.alice());
    @RegisterExtension final Registry server = new Registry();
    private final Queue<Boolean> freeAtGoodbye = new ConcurrentLinkedQueue<>();

    @Test
    void theGoodbyeIsSaidBeforeTheNextProcessMayRegister() throws IOException {
        URI url = server.url();
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

    private final class Registry extends RegistryServer {
        Registry() {
            super(identity.id());
        }

        @Override
        protected MockResponse gone() {
            freeAtGoodbye.add(isFree());
            return super.gone();
        }
    }
}
