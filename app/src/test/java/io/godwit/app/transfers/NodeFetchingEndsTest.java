package io.godwit.app.transfers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.identity.IdentityFile;
import io.godwit.core.identity.Password;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.Profile;
import io.godwit.core.node.Target;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the window sees downloads of a running node end that did not arrive. */
class NodeFetchingEndsTest {
    private static final Target UNKNOWN = Target.of(new ContentId(1, 2, 3, 4));

    @TempDir Path folder;
    private Node node;
    private Fetching fetching;

    @BeforeEach
    void start() throws Exception {
        NodeConfig config =
                NodeConfig.builder(new Profile(folder.resolve("home")))
                        .listen(new ListenSettings(InetAddress.getLoopbackAddress(), 0, true))
                        .build();
        config.profile().prepare();
        try (Password none = Password.none()) {
            var identity =
                    new IdentityFile(
                            config.profile().identityFile(), new SecureRandom(), EventSink.NONE);
            node = Node.start(config, identity.loadOrCreate(none), EventSink.NONE);
        }
        fetching = new NodeFetching(() -> Optional.of(node));
    }

    @AfterEach
    void close() {
        node.close();
    }

    private Fetch fetch(Duration patience) {
        return fetching.start(
                        new DownloadRequest(
                                UNKNOWN, folder.resolve("downloads"), 4, List.of(), patience, 0))
                .orElseThrow();
    }

    private static FetchOutcome end(Fetch fetch) throws Exception {
        return fetch.outcome().get(30, TimeUnit.SECONDS);
    }

    @Test
    void saysWhyItFailed() throws Exception {
        var failed = assertInstanceOf(FetchOutcome.Failed.class, end(fetch(Duration.ofMillis(1))));
        assertEquals(TransferFailure.NO_SOURCES, failed.failure());
    }

    @Test
    void isStoppedByAPerson() throws Exception {
        Fetch fetch = fetch(Duration.ofMinutes(5));
        fetch.discard();
        assertInstanceOf(FetchOutcome.Stopped.class, end(fetch));
    }

    @Test
    void isStoppedByTheEndOfTheNode() throws Exception {
        Fetch fetch = fetch(Duration.ofMinutes(5));
        node.close();
        assertInstanceOf(FetchOutcome.Stopped.class, end(fetch));
    }
}
