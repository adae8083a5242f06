package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is known of a file while it is being hashed; a gate in the hasher holds it there. */
@Timeout(60)
class OffersTest {

    private static final long SIZE = 130L << 20;
    private static final long SHARE = 1;
    private static final int BEFORE_THE_GATE = 5;

    @TempDir Path temp;
    private final ThreadPoolExecutor lanes = HashLanes.start(1);
    private final FolderHandles folders = new FolderHandles();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger chunks = new AtomicInteger();
    private Path top;
    private LibraryDatabase database;
    private Offers offers;

    @BeforeEach
    void open() throws Exception {
        top = temp.toRealPath();
        try (RandomAccessFile sparse = new RandomAccessFile(top.resolve("large").toFile(), "rw")) {
            sparse.setLength(SIZE);
        }
        database = LibraryDatabase.open(top.resolve("test.db"));
        offers = new Offers(new OfferTable(database, new SecureRandom()));
    }

    @AfterEach
    void close() throws IOException {
        gate.countDown();
        lanes.shutdown();
        folders.close();
        database.close();
    }

    private CompletableFuture<IndexedFile> hashing() {
        var hasher =
                new FileHasher(new LinkFreeOpener(folders), lanes, this::progress, () -> false);
        return CompletableFuture.supplyAsync(() -> {
            try {
                return hasher.hash(top, Path.of("large"), offers.follow(SHARE));
            } catch (IOException | InterruptedException e) {
                throw new CompletionException(e);
            }
        });
    }

    private void progress(long length) {
        if (chunks.incrementAndGet() == BEFORE_THE_GATE) {
            reached.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private HashedSoFar soFar() throws IOException {
        return offers.soFar(offers.newest(SHARE).orElseThrow()).orElseThrow();
    }

    @Test
    void hashesAreToldFromTheFirstOnAndTheRootWhenAllAreThere() throws Exception {
        CompletableFuture<IndexedFile> hashing = hashing();
        reached.await();
        HashedSoFar soFar = soFar();
        byte[] known = soFar.hashes(0, Integer.MAX_VALUE);
        assertEquals(BEFORE_THE_GATE * ContentId.BYTES, known.length);
        assertEquals(64, soFar.hashes(96, 64).length);
        assertEquals(0, soFar.hashes(known.length, 64).length);
        assertTrue(soFar.layer().isEmpty());

        gate.countDown();
        ChunkLayer layer = hashing.join().layer();
        assertEquals(layer.root(), soFar.layer().orElseThrow().root());
        for (int chunk = 0; chunk < BEFORE_THE_GATE; chunk++) {
            assertTrue(layer.has(chunk, known, chunk * ContentId.BYTES));
        }
    }

    @Test
    void fileThatChangesWhileItIsHashedHasNoRoot() throws Exception {
        CompletableFuture<IndexedFile> hashing = hashing();
        reached.await();
        HashedSoFar soFar = soFar();
        Files.write(top.resolve("large"), new byte[] {1}, StandardOpenOption.APPEND);
        gate.countDown();
        assertThrows(CompletionException.class, hashing::join);
        assertTrue(soFar.layer().isEmpty());
        offers.ended(SHARE);
        assertTrue(offers.soFar(offers.newest(SHARE).orElseThrow()).isEmpty());
    }

    @Test
    void sameFileHasTheSameOfferAndAnotherOneAnother() throws Exception {
        OfferTable table = new OfferTable(database, new SecureRandom());
        var one = table.offer(SHARE, new FileStamp(SIZE, 1, "key"));
        assertEquals(one, table.offer(SHARE, new FileStamp(SIZE, 1, "key")));
        assertNotEquals(one.id(), table.offer(2, new FileStamp(SIZE, 1, "key")).id());
        assertNotEquals(one.id(), table.offer(SHARE, new FileStamp(SIZE, 2, "key")).id());
    }

    @Test
    void keepsTheLastFewOfAFileThatChangesAllTheTime() throws Exception {
        OfferTable table = new OfferTable(database, new SecureRandom());
        Set<ContentId> made = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            made.add(table.offer(SHARE, new FileStamp(SIZE, i, "key")).id());
        }
        ContentId newest = table.newest(SHARE).orElseThrow().id();
        int kept = 0;
        for (ContentId id : made) {
            kept += table.byId(id).isPresent() ? 1 : 0;
        }
        assertEquals(16, kept);
        assertTrue(table.byId(newest).isPresent());
    }
}
