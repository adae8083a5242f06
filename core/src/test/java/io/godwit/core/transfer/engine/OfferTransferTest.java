package io.godwit.core.transfer.engine;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.godwit.core.content.ContentId;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.DownloadState;
import io.godwit.core.transfer.FailureReason;
import io.godwit.core.transfer.download.Download;
import io.godwit.core.transfer.download.DownloadException;
import io.godwit.core.transfer.download.DownloadResult;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Wanted;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Files that are fetched while their source is still hashing them. */
@Timeout(30)
class OfferTransferTest {

    private static final int MIB = 1 << 20;
    private static final ContentId OFFER = new ContentId(7, 7, 7, 7);

    private final TestNet net = new TestNet();
    private final Content content = Content.random("image.bin", 9 * MIB + 5, 1);
    private final TestPeer source = net.seeder(0);
    private final TestPeer leech = net.peer(0);
    private final TestNet.Opener opener = new TestNet.Opener();
    private final TestOffer offer = source.catalog.offer(OFFER, content);

    @AfterEach
    void close() {
        net.close();
    }

    private static DownloadSpec order(PeerId peer, Content content) {
        return DownloadSpec.of(
                        new Wanted.Offer(OFFER, peer, content.name(), content.bytes().length),
                        content.name())
                .withPatience(Duration.ofSeconds(20));
    }

    private Download start(TestNet.Opener into) {
        return leech.engine.download(order(source.id, content), net.sources(leech), into);
    }

    private static MemoryChunkStore storeFor(Content content) throws Exception {
        return new MemoryChunkStore(
                Manifest.ofFile(content.name(), content.bytes().length, OFFER, false),
                Path.of("test"));
    }

    private static DownloadResult result(Download download) throws Exception {
        return download.result().get(20, TimeUnit.SECONDS);
    }

    private static FailureReason reasonOf(Download download) {
        var e = assertThrows(ExecutionException.class, () -> result(download));
        return ((DownloadException) e.getCause()).reason();
    }

    private static void awaitVerified(Download download, long bytes) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> download.progress().verifiedBytes() >= bytes);
    }

    @Test
    void chunksFlowAsTheyAreHashedAndNothingIsPublishedBeforeTheRoot() throws Exception {
        Download download = start(opener);
        offer.hashed = 3;
        awaitVerified(download, 3 * MIB);
        assertEquals(3 * MIB, download.progress().verifiedBytes());
        assertEquals(0, leech.requests(OFFER, 3), "a chunk whose hash is not known");

        offer.hashed = content.layout().chunkCount();
        awaitVerified(download, content.bytes().length);
        assertNotEquals(DownloadState.DONE, download.progress().state());
        assertFalse(download.result().isDone());

        offer.finish();
        DownloadResult result = result(download);
        assertEquals(content.root(), result.id());
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void offerOfAFileThatIsHashedByNowArrives() throws Exception {
        offer.finish();
        assertEquals(content.root(), result(start(opener)).id());
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
    }

    @Test
    void goesOnWhenTheConnectionBreaksWhileTheSourceIsHashing() throws Exception {
        Download download = start(opener);
        offer.hashed = 4;
        awaitVerified(download, 4 * MIB);
        List.copyOf(source.channels).forEach(TestChannel::close);
        offer.finish();
        assertEquals(content.root(), result(download).id());
        assertEquals(1, leech.requests(OFFER, 0), "what was verified is not fetched again");
    }

    @Test
    void goesOnAfterAPause() throws Exception {
        Download download = start(opener);
        offer.hashed = 2;
        awaitVerified(download, 2 * MIB);
        download.pause();
        await().until(() -> download.progress().state() == DownloadState.PAUSED);
        offer.finish();
        download.resume();
        assertEquals(content.root(), result(download).id());
    }

    @Test
    void resumeFetchesOnlyTheRest() throws Exception {
        MemoryChunkStore store = storeFor(content);
        for (int chunk = 0; chunk < content.layout().chunkCount(); chunk += 2) {
            store.put(0, chunk, ByteBuffer.wrap(content.chunk(chunk)));
        }
        offer.finish();
        result(start(new TestNet.Opener(store)));
        assertArrayEquals(content.bytes(), store.contents(0));
        for (int chunk = 0; chunk < content.layout().chunkCount(); chunk++) {
            assertEquals(chunk % 2, leech.requests(OFFER, chunk), "chunk " + chunk);
        }
    }

    /** Or a kill between the two would lose the chunk. */
    @Test
    void hashIsKeptBeforeTheChunkThatItIsOf() throws Exception {
        var store = new Keeping(storeFor(content));
        Download download = start(new TestNet.Opener(store));
        offer.hashed = 3;
        awaitVerified(download, 3 * MIB);
        offer.finish();
        result(download);
        assertArrayEquals(content.layer().packed(), store.kept);
        assertEquals(List.of(), store.without);
    }

    @Test
    void endsWhenTheDiskRefusesHashes() throws Exception {
        var store = new Keeping(storeFor(content));
        store.refused = true;
        offer.finish();
        assertEquals(FailureReason.STORAGE, reasonOf(start(new TestNet.Opener(store))));
    }

    /** Remembers what it was told, and which chunks came before their hash. */
    private static final class Keeping extends WrappedStore {

        private final byte[] kept;
        private final List<Integer> without = new CopyOnWriteArrayList<>();
        private volatile int known;
        private volatile boolean refused;

        Keeping(MemoryChunkStore inner) {
            super(inner);
            kept = new byte[inner.verified(0).size() * Sha256.BYTES];
        }

        @Override
        public void keepTold(int offset, byte[] hashes) throws StorageException {
            if (refused) {
                throw new StorageException(StorageException.Reason.NOT_PERMITTED, "test");
            }
            System.arraycopy(hashes, 0, kept, offset, hashes.length);
            known = Math.max(known, (offset + hashes.length) / Sha256.BYTES);
        }

        @Override
        public void put(int file, int chunk, ByteBuffer data) throws StorageException {
            if (chunk >= known) {
                without.add(chunk);
            }
            super.put(file, chunk, data);
        }
    }

    /** Its source told another hash for it then than it does now. */
    @Test
    void whatAnEarlierRunStoredHasToFitTheRoot() throws Exception {
        MemoryChunkStore store = storeFor(content);
        store.put(0, 1, ByteBuffer.allocate(MIB));
        offer.finish();
        Download download = start(new TestNet.Opener(store));
        assertEquals(FailureReason.VERIFICATION, reasonOf(download));
    }

    @Test
    void fileThatChangesEndsTheOffer() {
        Download download = start(opener);
        offer.hashed = 3;
        awaitVerified(download, 3 * MIB);
        offer.changed = true;
        assertEquals(FailureReason.CHANGED, reasonOf(download));
    }

    @Test
    void sourceThatDoesNotGoOnIsNotWaitedForForEver() {
        offer.hashed = 3;
        Download download =
                leech.engine.download(
                        order(source.id, content).withPatience(Duration.ofMillis(700)),
                        net.sources(leech),
                        opener);
        assertEquals(FailureReason.NO_SOURCES, reasonOf(download));
        assertEquals(3 * MIB, opener.memory.verifiedBytes(), "and what is verified is kept");
    }

    @Test
    void sourceThatNeverStatesTheRootIsNotWaitedForForEver() {
        offer.hashed = content.layout().chunkCount();
        Download download =
                leech.engine.download(
                        order(source.id, content).withPatience(Duration.ofMillis(700)),
                        net.sources(leech),
                        opener);
        assertEquals(FailureReason.NO_SOURCES, reasonOf(download));
    }

    @Test
    void nobodyButThePeerOfTheOfferIsAsked() throws Exception {
        TestPeer stranger = net.seeder(0);
        stranger.catalog.offer(OFFER, Content.random("image.bin", 9 * MIB + 5, 2)).finish();
        offer.finish();
        Download download =
                leech.engine.download(
                        withKnown(order(source.id, content), stranger.id),
                        net.sources(leech),
                        opener);
        result(download);
        assertArrayEquals(content.bytes(), opener.memory.contents(0));
        assertEquals(0, stranger.chunkBytes.get());
    }

    private static DownloadSpec withKnown(DownloadSpec order, PeerId peer) {
        return new DownloadSpec(
                order.wanted(),
                order.name(),
                order.streams(),
                List.of(peer),
                order.patience(),
                order.limit());
    }

    /** What is here of an offer is the word of one peer, and nothing that others could check. */
    @Test
    void unprovedChunksAreNotServedOn() throws Exception {
        Download download = start(opener);
        offer.hashed = 3;
        awaitVerified(download, 3 * MIB);
        for (ContentId id : List.of(OFFER, content.root(), download.id())) {
            var refusals = new LinkedBlockingQueue<RejectCode>();
            TestPeer asker = net.scripted(new Refusals(content, refusals));
            TestChannel.connect(asker, leech, 0).send(new Message.Get(1, id, 20, 0, 0, 1));
            assertEquals(RejectCode.NOT_FOUND, refusals.poll(10, TimeUnit.SECONDS));
        }
    }

    /** Or whoever makes an offer under the root of something could have its chunks taken for it. */
    @Test
    void whatIsStoredOfAnOfferIsNeverTakenForSomethingElse() {
        Wanted.Offer one = new Wanted.Offer(content.root(), source.id, "a", 9 * MIB);
        assertNotEquals(content.root(), one.id());
        assertNotEquals(one.id(), new Wanted.Offer(content.root(), leech.id, "a", 9 * MIB).id());
        assertEquals(one.id(), new Wanted.Offer(content.root(), source.id, "b", 5 * MIB).id());
    }
}
