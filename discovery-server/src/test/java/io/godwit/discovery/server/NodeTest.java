package io.godwit.discovery.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.event.EventSink;
import io.godwit.core.identity.Verification;
import io.godwit.core.node.BrowsePage;
import io.godwit.core.node.DownloadRequest;
import io.godwit.core.node.ListenSettings;
import io.godwit.core.node.Node;
import io.godwit.core.node.NodeConfig;
import io.godwit.core.node.NodeRole;
import io.godwit.core.node.Profile;
import io.godwit.core.node.RateLimits;
import io.godwit.core.node.Target;
import io.godwit.core.node.Upload;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.share.ShareState;
import io.godwit.core.share.Visibility;
import io.godwit.core.transfer.download.Download;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What front ends ask of a node, with two nodes and a real server on loopback. */
class NodeTest {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @TempDir Path folder;
    private final List<AutoCloseable> open = new ArrayList<>();
    private URI server = URI.create("http://127.0.0.1:1");
    private int nodes;

    @BeforeEach
    void startServer() throws IOException {
        DiscoveryServer started =
                DiscoveryServer.start(DiscoveryServerConfig.defaults().at(LOOPBACK, 0));
        open.add(started);
        server = started.url();
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
    }

    private NodeConfig.Builder config(String name) {
        return NodeConfig.builder(new Profile(folder.resolve(name)))
                .name(name)
                .listen(new ListenSettings(LOOPBACK, 0, false))
                .discovery(List.of(server));
    }

    private Node start(NodeConfig config) throws IOException {
        Node node = Node.start(config, TestIdentities.of(nodes++), EventSink.NONE);
        open.add(node);
        return node;
    }

    private Path file(String name, int size) throws IOException {
        Path folderToShare = Files.createDirectories(folder.resolve("content"));
        return Files.write(folderToShare.resolve(name), new byte[size]);
    }

    private static void share(Node node, Path path, Visibility visibility) throws IOException {
        node.share(path, visibility);
        soon().until(() ->
                node.shares().stream()
                        .allMatch(share ->
                                share.state() == ShareState.READY && share.id().isPresent()));
    }

    private static void awaitListed(Node asking, Node peer) {
        soon().until(() ->
                asking.peers(10).stream().anyMatch(found -> found.id().equals(peer.id())));
    }

    private static Set<String> names(BrowsePage page) {
        return page.entries().stream().map(ListedContent::name).collect(Collectors.toSet());
    }

    @Test
    void browsesAPeerPageByPageAndSeesWhatTrustAllows() throws Exception {
        Node ada = start(config("ada").build());
        Node ben = start(config("ben").build());
        share(ada, file("one.txt", 1), Visibility.PUBLIC);
        share(ada, file("two.txt", 2), Visibility.PUBLIC);
        share(ada, file("friends.txt", 3), Visibility.CONTACTS);
        awaitListed(ben, ada);

        BrowsePage first = ben.browse(ada.id(), "", 1);
        assertEquals(Set.of("one.txt"), names(first));
        BrowsePage second = ben.browse(ada.id(), first.next(), 10);
        assertEquals(Set.of("two.txt"), names(second));
        assertEquals("", second.next());

        ada.trust().addContact(ben.id(), "Ben", Verification.NONE);
        assertEquals(
                Set.of("one.txt", "two.txt", "friends.txt"), names(ben.browse(ada.id(), "", 10)));
        ada.trust().removeContact(ben.id());
        soon().ignoreExceptions().until(() -> names(ben.browse(ada.id(), "", 10)).size() == 2);
    }

    @Test
    void aBlockedPeerIsCutOffAtOnceAndLetInAgainLater() throws Exception {
        Node ada = start(config("ada").build());
        Node ben = start(config("ben").build());
        awaitListed(ben, ada);
        assertTrue(ben.ping(ada.id()).isPositive());
        ada.trust().block(ben.id());
        soon().untilAsserted(() -> assertThrows(IOException.class, () -> ben.ping(ada.id())));
        ada.trust().unblock(ben.id());
        soon().ignoreExceptions().until(() -> ben.ping(ada.id()).isPositive());
    }

    @Test
    void tellsWhoFetchesAndSlowsDownAtOnce() throws Exception {
        Node ada = start(config("ada").limits(new RateLimits(500_000, 0)).build());
        Node ben = start(config("ben").build());
        Path film = file("film.bin", 20_000_000);
        share(ada, film, Visibility.PUBLIC);
        awaitListed(ben, ada);
        ListedContent listed = ben.browse(ada.id(), "", 10).entries().getFirst();
        Download download =
                ben.download(
                        DownloadRequest.of(
                                Target.of(listed, ada.id()), folder.resolve("downloads")));
        assertEquals(List.of(download), ben.downloads());

        soon().until(() -> !ada.uploads().isEmpty());
        Upload upload = ada.uploads().getFirst();
        assertEquals(ben.id(), upload.peer());
        assertEquals(listed.id(), upload.root());
        assertEquals(List.of(film.toRealPath()), upload.shares());
        assertTrue(upload.sentBytes() < 20_000_000, "within its limit");

        ada.limit(RateLimits.NONE);
        assertEquals(20_000_000, download.result().get(1, TimeUnit.MINUTES).bytes());
        soon().until(() -> ben.downloads().isEmpty());
    }

    @Test
    void takesAnotherNameAndOtherServersWhileItRuns() throws Exception {
        Node ada = start(config("ada").discovery(List.of()).build());
        Node ben = start(config("ben").build());
        assertTrue(ada.servers().isEmpty());
        ada.useServers(List.of(server));
        awaitListed(ben, ada);
        ada.rename("Ada Lovelace");
        soon().until(() ->
                ben.peers(10).stream().anyMatch(peer -> peer.name().equals("Ada Lovelace")));
        ada.useServers(List.of());
        soon().until(() -> ben.peers(10).stream().noneMatch(peer -> peer.id().equals(ada.id())));
    }

    @Test
    void aDownloaderIsAnnouncedOnlyAfterSomeTimeOfTransfer() throws Exception {
        Node ada = start(config("ada").limits(new RateLimits(400_000, 0)).build());
        share(ada, file("long.bin", 8_000_000), Visibility.PUBLIC);
        Node get =
                start(
                        config("get")
                                .role(NodeRole.DOWNLOADER)
                                .announceAfter(Duration.ofSeconds(2))
                                .build());
        awaitListed(get, ada);
        ListedContent listed = get.browse(ada.id(), "", 10).entries().getFirst();
        long started = System.nanoTime();
        Download download =
                get.download(
                        DownloadRequest.of(
                                Target.of(listed, ada.id()), folder.resolve("downloads")));
        awaitListed(ada, get);
        assertTrue(System.nanoTime() - started >= Duration.ofSeconds(2).toNanos());
        download.cancel();
        get.close();
        assertTrue(ada.peers(10).stream().noneMatch(peer -> peer.id().equals(get.id())));
    }
}
