package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.manifest.Manifest;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.TransferEvent;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Resume, pause, cancel, and the ways a download ends. */
@Timeout(90)
class LifecycleTest {

    private static final int MIB = 1 << 20;

    private final TestNet net = new TestNet();

    @AfterEach
    void close() {
        net.close();
    }

    private static MemoryChunkStore storeFor(Content content) throws Exception {
        return new MemoryChunkStore(
                Manifest.ofFile(content.name(), content.bytes().length, content.root(), false),
                Path.of("test"));
    }

    @Test
    void resumeFetchesOnlyTheRest() throws Exception {
        Content content = Content.random("half.bin", 10 * MIB + 5, 1);
        MemoryChunkStore store = storeFor(content);
        store.keepLayer(0, content.layer());
        for (int chunk = 0; chunk < content.layout().chunkCount(); chunk += 2) {
            store.put(0, chunk, ByteBuffer.wrap(content.chunk(chunk)));
        }
        TestPeer seeder = net.seeder(0, content);
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(content), net.sources(leech), new TestNet.Opener(store));
        download.result().get(60, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), store.contents(0));
        for (int chunk = 0; chunk < content.layout().chunkCount(); chunk++) {
            assertEquals(chunk % 2, leech.requests(content.root(), chunk), "chunk " + chunk);
        }
        assertEquals(5L * MIB, seeder.chunkBytes.get());
    }

    @Test
    void pauseStopsAndResumeGoesOn() throws Exception {
        Content content = Content.random("pause.bin", 12 * MIB, 2);
        TestPeer seeder = net.seeder(8L * MIB, content);
        TestPeer leech = net.peer(0);
        var opener = new TestNet.Opener();
        Download download =
                leech.engine.download(TestNet.order(content), net.sources(leech), opener);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 2 * MIB);
        download.pause();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().state() == DownloadState.PAUSED);
        await().atMost(Duration.ofMinutes(1)).until(() -> seeder.channels.isEmpty());
        await().atMost(Duration.ofMinutes(1)).until(() -> leech.engine.bytesInFlight() == 0);
        long kept = download.progress().verifiedBytes();
        assertTrue(kept >= 2 * MIB && kept < 12 * MIB);
        download.resume();
        download.result().get(60, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void cancelKeepsWhatIsVerified() throws Exception {
        Content content = Content.random("cancel.bin", 12 * MIB, 3);
        net.seeder(8L * MIB, content);
        TestPeer leech = net.peer(0);
        var opener = new TestNet.Opener();
        Download download =
                leech.engine.download(TestNet.order(content), net.sources(leech), opener);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().verifiedBytes() > 2 * MIB);
        download.cancel();
        assertEquals(FailureReason.CANCELLED, reasonOf(download));
        assertEquals(DownloadState.CANCELLED, download.progress().state());
        assertTrue(opener.memory.verifiedBytes() > 2 * MIB);
        await().atMost(Duration.ofMinutes(1)).until(() -> leech.engine.bytesInFlight() == 0);
        assertTrue(leech.engine.downloads().isEmpty());
    }

    @Test
    void withoutSourcesItWaitsAndThenFails() {
        Content content = Content.random("none.bin", MIB, 4);
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(content).withPatience(Duration.ofMillis(600)),
                        net.sources(leech),
                        new TestNet.Opener());
        assertEquals(FailureReason.NO_SOURCES, reasonOf(download));
    }

    @Test
    void tellsWhyNobodyCouldBeAskedForSources() {
        IOException silence = new IOException("nobody answers");
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(Content.random("unasked.bin", MIB, 14))
                                .withPatience(Duration.ofMillis(600)),
                        TestNet.silentSources(silence),
                        new TestNet.Opener());
        var ended =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(60, TimeUnit.SECONDS));
        var failure = assertInstanceOf(DownloadException.class, ended.getCause());
        assertEquals(FailureReason.NO_SOURCES, failure.reason());
        assertSame(silence, failure.getCause());
    }

    @Test
    void whoLooksAtTheResultSeesWhatItEndedWith() throws Exception {
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        TestNet.order(Content.random("ends.bin", MIB, 12)),
                        net.sources(leech),
                        new TestNet.Opener());
        download.cancel();
        Throwable seen =
                download.result().handle((_, failure) -> failure).get(60, TimeUnit.SECONDS);
        assertInstanceOf(DownloadException.class, seen);
    }

    @Test
    void contentThatNobodyHasIsNotFound() {
        Content content = Content.random("gone.bin", MIB, 5);
        net.seeder(0);
        TestPeer leech = net.peer(0);
        Download download =
                leech.engine.download(
                        DownloadSpec.of(new Wanted.Anything(content.root()), "gone"),
                        net.sources(leech),
                        new TestNet.Opener());
        assertEquals(FailureReason.NOT_FOUND, reasonOf(download));
    }

    @Test
    void fileOfWhichOnlyTheRootIsKnownArrives() throws Exception {
        Content content = Content.random("root.bin", 3 * MIB, 6);
        net.seeder(0, content);
        TestPeer leech = net.peer(0);
        var opener = new TestNet.Opener();
        Download download =
                leech.engine.download(
                        DownloadSpec.of(new Wanted.Anything(content.root()), "?"),
                        net.sources(leech),
                        opener);
        download.result().get(60, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void changedFileIsNeverServedAndIsFetchedElsewhere() throws Exception {
        Content content = Content.random("changed.bin", 8 * MIB, 7);
        TestPeer stale = net.seeder(0, content);
        net.seeder(8L * MIB, content);
        stale.catalog.changed.add(content.root());
        TestPeer leech = net.peer(0);
        var opener = new TestNet.Opener();
        Download download =
                leech.engine.download(TestNet.order(content), net.sources(leech), opener);
        download.result().get(60, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
        assertEquals(0, stale.chunkBytes.get());
    }

    @Test
    void fullDiskPausesKeepsAllAndGoesOnWhenTold() throws Exception {
        Content content = Content.random("full.bin", 8 * MIB, 8);
        net.seeder(0, content);
        TestPeer leech = net.peer(0);
        var store = new SmallDisk(storeFor(content), 3);
        Download download =
                leech.engine.download(
                        TestNet.order(content), net.sources(leech), new TestNet.Opener(store));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> download.progress().state() == DownloadState.NO_SPACE);
        assertTrue(store.verifiedBytes() >= 3 * MIB);
        store.room = 100;
        download.resume();
        download.result().get(60, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), store.inner.contents(0));
    }

    @Test
    void otherStorageFailureEndsTheDownload() throws Exception {
        Content content = Content.random("broken.bin", 4 * MIB, 9);
        net.seeder(0, content);
        TestPeer leech = net.peer(0);
        var store = new SmallDisk(storeFor(content), 1);
        store.reason = StorageException.Reason.IO_ERROR;
        Download download =
                leech.engine.download(
                        TestNet.order(content), net.sources(leech), new TestNet.Opener(store));
        assertEquals(FailureReason.STORAGE, reasonOf(download));
    }

    @Test
    void faultWhileAChunkIsStoredEndsTheDownload() throws Exception {
        Content content = Content.random("fault.bin", 4 * MIB, 15);
        net.seeder(0, content);
        for (Throwable fault :
                List.of(new IllegalStateException("test"), new LinkageError("test"))) {
            TestPeer leech = net.peer(0);
            var store =
                    new WrappedStore(storeFor(content)) {
                        @Override
                        public void put(int file, int chunk, ByteBuffer data) {
                            throw thrown(fault);
                        }
                    };
            Download download =
                    leech.engine.download(
                            TestNet.order(content), net.sources(leech), new TestNet.Opener(store));
            endedByAFault(leech, download);
            await().atMost(Duration.ofMinutes(1)).until(() -> leech.engine.bytesInFlight() == 0);
        }
    }

    @Test
    void faultInTheMiddleOfTheRunEndsTheDownload() {
        Content content = Content.random("fault.bin", MIB, 16);
        for (Throwable fault :
                List.of(new IllegalStateException("test"), new LinkageError("test"))) {
            TestPeer leech = net.peer(0);
            Download download =
                    leech.engine.download(
                            TestNet.order(content),
                            net.sources(leech),
                            (id, manifest) -> {
                                throw thrown(fault);
                            });
            endedByAFault(leech, download);
        }
    }

    private static RuntimeException thrown(Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        return (RuntimeException) fault;
    }

    private static void endedByAFault(TestPeer leech, Download download) {
        assertEquals(FailureReason.INTERNAL, reasonOf(download));
        assertEquals(DownloadState.FAILED, download.progress().state());
        assertEquals(
                List.of(FailureReason.INTERNAL),
                leech.events(TransferEvent.DownloadFailed.class).stream()
                        .map(event -> event.reason())
                        .toList());
        assertTrue(leech.engine.downloads().isEmpty());
    }

    @Test
    void downloadLimitSlowsButDoesNotStop() throws Exception {
        Content content = Content.random("limit.bin", 6 * MIB, 10);
        net.seeder(0, content);
        TestPeer leech = net.peer(0, TestPeer.SETTINGS.withRates(0, 20L * MIB));
        var opener = new TestNet.Opener();
        leech.engine
                .download(TestNet.order(content), net.sources(leech), opener)
                .result()
                .get(60, TimeUnit.SECONDS);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void ownLimitOfADownloadHoldsThatOneAloneAndIsLiftedWhileItRuns() throws Exception {
        Content slow = Content.random("slow.bin", 6 * MIB, 13);
        Content quick = Content.random("quick.bin", 6 * MIB, 14);
        net.seeder(0, slow, quick);
        TestPeer leech = net.peer(0);
        Download limited =
                leech.engine.download(
                        TestNet.order(slow).withLimit(1), net.sources(leech), new TestNet.Opener());
        await().until(() -> limited.progress().verifiedBytes() > 0);
        leech.engine
                .download(TestNet.order(quick), net.sources(leech), new TestNet.Opener())
                .result()
                .get(60, TimeUnit.SECONDS);
        assertTrue(limited.progress().verifiedBytes() < 6 * MIB, "the next chunk is hours away");
        limited.limit(0);
        limited.result().get(60, TimeUnit.SECONDS);
    }

    @Test
    void peerListsAndSearchesAnother() throws Exception {
        Content one = Content.random("alpha.bin", 10, 11);
        Content two = Content.random("beta.bin", 20, 12);
        TestPeer seeder = net.seeder(0, one, two);
        TestPeer leech = net.peer(0);
        var channel = net.sources(leech).connect(seeder.id);
        var page = leech.engine.list(channel, "", 1);
        assertEquals("alpha.bin", page.entries().getFirst().name());
        assertEquals(
                "beta.bin",
                leech.engine.list(channel, page.cursor(), 1).entries().getFirst().name());
        assertEquals(1, leech.engine.search(channel, "be", "", 10).entries().size());
    }

    private static FailureReason reasonOf(Download download) {
        var e =
                assertThrows(
                        ExecutionException.class,
                        () -> download.result().get(60, TimeUnit.SECONDS));
        return ((DownloadException) e.getCause()).reason();
    }

    /** A store with room for a few chunks. */
    private static final class SmallDisk extends WrappedStore {

        private volatile int room;
        private volatile StorageException.Reason reason = StorageException.Reason.FULL;
        private int stored;

        SmallDisk(MemoryChunkStore inner, int room) {
            super(inner);
            this.room = room;
        }

        @Override
        public synchronized void put(int file, int chunk, ByteBuffer data) throws StorageException {
            if (stored >= room) {
                throw new StorageException(reason, "test");
            }
            stored++;
            super.put(file, chunk, data);
        }
    }
}
