package io.godwit.trust.hostile;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerIdText;
import io.godwit.tests.Content;
import io.godwit.tests.HashedFile;
import io.godwit.tests.Network;
import io.godwit.tests.Program;
import io.godwit.trust.Vitals;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All hostile peers at once around one honest source; what each of them costs is measured by src/test/trust/hostile. */
@Tag("trust")
class HostilePeersTest {

    /** Far above what a peer takes (200 MiB), far below what a leak of this attack would. */
    private static final long MEMORY_MIB = 400;

    @TempDir Path folder;

    @Test
    @DisplayName(
            "DOS-05 DOS-06 a right file beside every kind of hostile source and asker, in bounded memory")
    void theHonestSourceWins() throws Exception {
        HashedFile file = HashedFile.of(Content.file(folder.resolve("film.bin"), 8 << 20, 1));
        List<AutoCloseable> hostile = new ArrayList<>();
        try (Network network = new Network(folder.resolve("profiles"))) {
            Program source = network.peer(file.path());
            for (BadSource manner : BadSource.values()) {
                HostilePeer peer = new HostilePeer(manner.ordinal() + 1);
                hostile.add(peer);
                peer.serve(file, manner, network.url());
            }
            network.awaitFindable("film.bin", BadSource.values().length);
            var victim =
                    new BadAsker.Victim(
                            new InetSocketAddress(
                                    InetAddress.getLoopbackAddress(),
                                    Integer.parseInt(source.awaitReady("port"))),
                            PeerIdText.parse(source.awaitReady("peer-id")));
            for (BadAsker manner : BadAsker.values()) {
                if (manner != BadAsker.CONNECTIONS) {
                    hostile.add(new Attack(manner, victim, file, 1, 100 + manner.ordinal()));
                }
            }
            Path out = Files.createDirectories(folder.resolve("out"));
            Program get = network.startGet(network.newHome(), file.root().toHex(), out);
            await().atMost(Duration.ofMinutes(2)).until(() -> !get.isAlive());
            assertEquals(0, get.awaitExit(Duration.ofSeconds(30)), get::transcript);
            Content.assertSame(file.path(), Path.of(get.json().path("path").asString()));
            assertTrue(source.isAlive(), source::transcript);
            long resident = Vitals.of(source).residentMiB();
            assertTrue(resident < MEMORY_MIB, () -> resident + " MiB");
        } finally {
            for (AutoCloseable peer : hostile) {
                peer.close();
            }
        }
    }
}
