package io.godwit.core.transfer.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.manifest.ManifestEntry;
import io.godwit.core.manifest.ManifestEntry.FileEntry;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole folders. */
@Timeout(40)
class FolderTransferTest {

    private static final int MIB = 1 << 20;

    private final TestNet net = new TestNet();
    private final List<Content> files = new ArrayList<>();

    @AfterEach
    void close() {
        net.close();
    }

    private Manifest folder() throws Exception {
        List<ManifestEntry> entries = new ArrayList<>();
        for (Content file : files) {
            entries.add(
                    new FileEntry(List.of(file.name()), file.bytes().length, file.root(), false));
        }
        return new Manifest(true, entries);
    }

    private ContentId offer(TestPeer... peers) throws Exception {
        ContentId id = null;
        for (TestPeer peer : peers) {
            files.forEach(peer.catalog::add);
            id = peer.catalog.add(folder());
        }
        return id;
    }

    private Download start(TestPeer leech, ContentId id, TestNet.Opener opener) {
        return leech.engine.download(
                DownloadSpec.of(new Wanted.Folder(id), "folder"), net.sources(leech), opener);
    }

    private void check(TestNet.Opener opener) {
        for (int file = 0; file < files.size(); file++) {
            assertArrayEquals(files.get(file).bytes(), opener.memory.contents(file), "" + file);
        }
    }

    @Test
    void tenThousandSmallFilesArriveWithoutARoundTripEach() throws Exception {
        var random = new SplittableRandom(TestNet.SEED);
        for (int i = 0; i < 10_000; i++) {
            files.add(Content.random(String.format("f%05d", i), random.nextInt(1, 20_000), i));
        }
        ContentId id = offer(net.seeder(0), net.seeder(0));
        var opener = new TestNet.Opener();
        Download download = start(net.peer(0), id, opener);
        download.result().get(35, TimeUnit.SECONDS);
        check(opener);
        assertEquals(10_000, download.progress().filesDone());
    }

    @Test
    void folderOfLargeSmallAndEmptyFilesArrives() throws Exception {
        for (int i = 0; i < 40; i++) {
            int size = i % 4 == 0 ? 3 * MIB + i : i % 4 == 1 ? 0 : 1000 * i;
            files.add(Content.random(String.format("f%03d", i), size, i));
        }
        ContentId id = offer(net.seeder(0), net.seeder(0), net.seeder(0));
        var opener = new TestNet.Opener();
        start(net.peer(0), id, opener).result().get(20, TimeUnit.SECONDS);
        check(opener);
    }

    @Test
    void peersWithShortRecordsAndFewRequestsGetAlong() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            files.add(Content.random(String.format("f%05d", i), i == 7 ? 3 * MIB : 100, i));
        }
        TestPeer seeder = net.seeder(0);
        ContentId id = offer(seeder);
        TestPeer leech = net.peer(0);
        seeder.limits = new PeerLimits(Limits.MIN_RECORD_DATA, 3, 1);
        leech.limits = new PeerLimits(Limits.MIN_RECORD_DATA, 3, 1);
        var opener = new TestNet.Opener();
        start(leech, id, opener).result().get(20, TimeUnit.SECONDS);
        check(opener);
    }

    @Test
    void fileThatOneSourceLacksComesFromAnother() throws Exception {
        for (int i = 0; i < 10; i++) {
            files.add(Content.random("f" + i, 2 * MIB, i));
        }
        TestPeer lacking = net.seeder(0);
        TestPeer whole = net.seeder(0);
        ContentId id = offer(lacking, whole);
        lacking.catalog.remove(files.get(3).root());
        lacking.catalog.changed.add(files.get(7).root());
        var opener = new TestNet.Opener();
        start(net.peer(0), id, opener).result().get(20, TimeUnit.SECONDS);
        check(opener);
        assertTrue(lacking.chunkBytes.get() > 0);
    }

    @Test
    void fileThatTheOnlySourceLacksEndsTheDownloadWhenTheOthersAreHere() throws Exception {
        files.add(Content.random("changed", 1_000, 1));
        files.add(Content.random("whole", 4 * MIB, 2));
        TestPeer seeder = net.seeder(0);
        ContentId id = offer(seeder);
        seeder.catalog.changed.add(files.getFirst().root());
        Download download = start(net.peer(0), id, new TestNet.Opener());
        var ended =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(10, TimeUnit.SECONDS));
        assertEquals(FailureReason.CHANGED, ((DownloadException) ended.getCause()).reason());
        assertEquals(1, download.progress().filesDone());
    }

    @Test
    void downloadersFeedEachOther() throws Exception {
        files.add(Content.random("swarm.bin", 24 * MIB, 99));
        TestPeer seeder = net.seeder(12L * MIB);
        ContentId id = offer(seeder);
        List<TestPeer> leeches = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            TestPeer leech = net.peer(30L * MIB);
            leeches.add(leech);
            net.said.add(leech);
        }
        List<TestNet.Opener> openers = new ArrayList<>();
        List<Download> downloads = new ArrayList<>();
        for (TestPeer leech : leeches) {
            var opener = new TestNet.Opener();
            openers.add(opener);
            downloads.add(start(leech, id, opener));
        }
        for (Download download : downloads) {
            download.result().get(35, TimeUnit.SECONDS);
        }
        openers.forEach(this::check);
        long fromLeeches = leeches.stream().mapToLong(leech -> leech.chunkBytes.get()).sum();
        assertTrue(fromLeeches > 24L * MIB, "only " + fromLeeches + " bytes between leeches");
    }
}
