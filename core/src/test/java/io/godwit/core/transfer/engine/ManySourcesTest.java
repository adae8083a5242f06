package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.TransferEvent.Fault;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.download.ChunkOrigins;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadResult;
import io.godwit.core.transfer.download.SourceReport;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One file from several sources, some of which fail. */
@Timeout(90)
class ManySourcesTest {

    private static final int MIB = 1 << 20;

    private final TestNet net = new TestNet();
    private final TestNet.Opener opener = new TestNet.Opener();

    @AfterEach
    void close() {
        net.close();
    }

    @Test
    void sourcesShareTheLoadAndTheFastestGivesMost() throws Exception {
        Content content = Content.random("shared.bin", 24 * MIB + 1, 1);
        TestPeer fast = net.seeder(40L * MIB, content);
        TestPeer slow = net.seeder(4L * MIB, content);
        TestPeer other = net.seeder(4L * MIB, content);
        TestPeer leech = net.peer(0);
        DownloadResult result = finish(start(leech, content));
        check(content);
        Map<Object, Long> bytes =
                result.sources().stream()
                        .collect(Collectors.toMap(SourceReport::peer, SourceReport::bytes));
        assertTrue(bytes.get(slow.id) > 0 && bytes.get(other.id) > 0, bytes::toString);
        assertTrue(bytes.get(fast.id) > 2 * bytes.get(slow.id), bytes::toString);
        assertEquals(
                content.bytes().length, bytes.values().stream().mapToLong(Long::longValue).sum());
    }

    @Test
    void chunkMapNamesTheGiverOfEachChunk() throws Exception {
        Content content = Content.random("map.bin", 12 * MIB, 5);
        net.seeder(20L * MIB, content);
        net.seeder(20L * MIB, content);
        Download download = start(net.peer(0), content);
        DownloadResult result = finish(download);
        ChunkOrigins origins = download.origins().orElseThrow();
        assertEquals(12, origins.cells());
        for (SourceReport source : result.sources()) {
            long given =
                    IntStream.range(0, origins.cells())
                            .filter(cell ->
                                    origins.source(cell).orElseThrow().equals(source.peer()))
                            .count();
            assertEquals(source.bytes(), given * MIB);
        }
    }

    @Test
    void aSourceThatComesLaterIsUsedOnceTheNetworkTellsOfAChange() throws Exception {
        Content content = Content.random("later.bin", 24 * MIB, 3);
        net.seeder(2L * MIB, content);
        Download download = start(net.peer(0, rarelyLooking()), content);
        await().until(() -> net.tell() > 0);
        TestPeer later = net.seeder(20L * MIB, content);
        net.tell();
        DownloadResult result = finish(download);
        assertTrue(
                result.sources().stream().anyMatch(source -> source.peer().equals(later.id)),
                () -> result.sources().toString());
        assertEquals(0, net.tell(), "nobody listens when it is over");
        check(content);
    }

    private static TransferSettings rarelyLooking() {
        return TestPeer.SETTINGS.withTimes(
                Duration.ofSeconds(3), Duration.ofHours(1), Duration.ofMillis(50));
    }

    @Test
    void killedSourcesCostNothingThatWasVerified() throws Exception {
        Content content = Content.random("killed.bin", 24 * MIB, 2);
        TestPeer first = net.seeder(10L * MIB, content);
        TestPeer second = net.seeder(10L * MIB, content);
        net.seeder(10L * MIB, content);
        TestPeer leech = net.peer(0);
        Download download = start(leech, content);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 6 * MIB);
        first.kill();
        second.kill();
        boolean[] before = verifiedNow(content);
        long[] asked = new long[before.length];
        for (int chunk = 0; chunk < asked.length; chunk++) {
            asked[chunk] = leech.requests(content.root(), chunk);
        }
        finish(download);
        check(content);
        for (int chunk = 0; chunk < asked.length; chunk++) {
            if (before[chunk]) {
                assertEquals(asked[chunk], leech.requests(content.root(), chunk), "chunk " + chunk);
            }
        }
        assertEquals(0, leech.engine.bytesInFlight());
    }

    private boolean[] verifiedNow(Content content) {
        boolean[] there = new boolean[content.layout().chunkCount()];
        var stored = opener.memory.verified(0);
        for (int chunk = 0; chunk < there.length; chunk++) {
            there[chunk] = stored.get(chunk);
        }
        return there;
    }

    @Test
    void lyingSourceCostsOneChunkAndIsDroppedAndNamed() throws Exception {
        Content content = Content.random("lie.bin", 16 * MIB, 3);
        TestPeer liar = net.seeder(20L * MIB, content);
        net.seeder(20L * MIB, content);
        AtomicInteger lies = new AtomicInteger();
        liar.tamper =
                (channel, stream, offset, bytes) -> {
                    if (offset == 0 && lies.getAndIncrement() == 2) {
                        bytes[100] ^= 1;
                    }
                };
        // A third of a second of silence would be enough for others to ask for a chunk once more.
        TestPeer leech = net.peer(0, rarelyLooking());
        DownloadResult result = finish(start(leech, content));
        check(content);
        var rejected = leech.events(TransferEvent.ChunkRejected.class);
        assertEquals(1, rejected.size());
        assertEquals(liar.id, rejected.getFirst().peer());
        assertEquals(2, leech.requests(content.root(), rejected.getFirst().chunk()));
        var dropped = leech.events(TransferEvent.SourceDropped.class);
        assertEquals(1, dropped.size());
        assertEquals(Fault.BAD_DATA, dropped.getFirst().fault());
        assertTrue(
                result.sources().stream()
                        .anyMatch(s -> s.peer().equals(liar.id) && s.rejectedChunks() == 1));
        assertTrue(liar.channels.isEmpty());
    }

    @Test
    void chunksOfASilentSourceGoToOthers() throws Exception {
        Content content = Content.random("stall.bin", 16 * MIB, 4);
        TestPeer silent = net.seeder(10L * MIB, content);
        net.seeder(10L * MIB, content);
        TestPeer leech = net.peer(0);
        Download download = start(leech, content);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 2 * MIB);
        silent.freeze();
        finish(download);
        check(content);
    }

    @Test
    void theOnlySourceIsAskedForASignOfLifeWhenItFallsSilent() throws Exception {
        Content content = Content.random("silent.bin", 12 * MIB, 7);
        TestPeer only = net.seeder(8L * MIB, content);
        TestPeer leech = net.peer(0);
        Download download = start(leech, content);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 2 * MIB);
        only.freeze();
        await().atMost(Duration.ofMinutes(1)).until(() -> leech.probes.get() > 0);
        only.thaw();
        finish(download);
        check(content);
    }

    @Test
    void whenTheLastConnectionIsLostOthersAreLookedForAtOnce() throws Exception {
        Content content = Content.random("lost.bin", 24 * MIB, 8);
        TestPeer only = net.seeder(8L * MIB, content);
        Download download = start(net.peer(0, rarelyLooking()), content);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 2 * MIB);
        TestPeer other = net.seeder(20L * MIB, content);
        only.kill();
        DownloadResult result = finish(download);
        check(content);
        assertTrue(
                result.sources().stream().anyMatch(source -> source.peer().equals(other.id)),
                () -> result.sources().toString());
    }

    @Test
    void lastChunksOfASlowSourceAreAskedTwiceAndTheLoserIsCancelled() throws Exception {
        Content content = Content.random("endgame.bin", 8 * MIB, 5);
        TestPeer slow = net.seeder(300_000, content);
        net.seeder(20L * MIB, content);
        TestPeer leech = net.peer(0);
        finish(start(leech, content));
        check(content);
        assertTrue(slow.chunkBytes.get() < 2 * MIB, "slow source was waited for");
        assertEquals(0, leech.engine.bytesInFlight());
    }

    @Test
    void sourceThatComesBackIsUsedAgain() throws Exception {
        Content content = Content.random("back.bin", 12 * MIB, 6);
        TestPeer only = net.seeder(8L * MIB, content);
        TestPeer leech = net.peer(0);
        Download download = start(leech, content);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 2 * MIB);
        only.kill();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> !leech.events(TransferEvent.SourceLost.class).isEmpty());
        only.reachable = true;
        finish(download);
        check(content);
    }

    @Test
    void furtherConnectionIsTriedAgainWhenOneCouldNotBeMade() throws Exception {
        Content content = Content.random("join.bin", 4 * MIB, 11);
        TestPeer seeder = net.seeder(0, content);
        seeder.freeze();
        TestPeer leech = net.peer(0);
        leech.failingJoins.set(2);
        Download download = start(leech, content);
        await().atMost(Duration.ofSeconds(20)).until(() -> seeder.channels.size() > 1);
        assertTrue(leech.failingJoins.get() < 0, "joined without a failure before");
        seeder.thaw();
        finish(download);
        check(content);
    }

    @Test
    void sourceFoundLaterIsUsed() throws Exception {
        Content content = Content.random("later.bin", 16 * MIB, 7);
        net.seeder(3L * MIB, content);
        TestPeer leech = net.peer(0);
        Download download = start(leech, content);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > MIB);
        TestPeer late = net.seeder(20L * MIB, content);
        finish(download);
        check(content);
        assertTrue(late.chunkBytes.get() > 4 * MIB, "late source gave " + late.chunkBytes);
    }

    private Download start(TestPeer leech, Content content) {
        return leech.engine.download(TestNet.order(content), net.sources(leech), opener);
    }

    private static DownloadResult finish(Download download) throws Exception {
        return download.result().get(60, TimeUnit.SECONDS);
    }

    private void check(Content content) {
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }
}
