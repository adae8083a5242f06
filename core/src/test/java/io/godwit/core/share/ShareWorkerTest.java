package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import io.godwit.core.share.ShareEvent.IndexingFailed;
import io.godwit.core.share.ShareEvent.ShareIndexed;
import io.godwit.core.share.ShareEvent.ShareMissing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.Consumer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker that comes upon a fault of the program itself, or loses what it looks at. */
@Timeout(60)
class ShareWorkerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir Path temp;

    private final ThreadPoolExecutor lanes = HashLanes.start(1);
    private final Queue<Event> events = new ConcurrentLinkedQueue<>();
    private final EventSink sink = events::add;
    private volatile boolean faulty = true;
    private volatile Consumer<Path> onWatch = watched -> {};
    private LibraryDatabase database;
    private ShareTable shares;
    private ShareTable.Row row;
    private ShareWorker worker;

    @BeforeEach
    void open() throws Exception {
        Path folder = Files.createDirectories(temp.toRealPath().resolve("shared"));
        Files.writeString(folder.resolve("a"), "content");
        database = LibraryDatabase.open(temp.resolve("test.db"));
        shares = new ShareTable(database);
        EntryTable entries = new EntryTable(database);
        ManifestFiles manifests = new ManifestFiles(temp.resolve("manifests"));
        manifests.prepare(shares);
        row = shares.insert(folder, "shared", true, Visibility.PUBLIC);
        worker =
                new ShareWorker(
                        row,
                        new Scanning.Site(
                                entries,
                                lanes,
                                this::isExcluded,
                                watched -> onWatch.accept(watched),
                                new Offers(new OfferTable(database, new SecureRandom())),
                                sink),
                        shares,
                        new SharePublisher(shares, entries, manifests, sink),
                        () -> {});
    }

    private boolean isExcluded(Path path) {
        if (faulty) {
            throw new IllegalStateException("a fault at " + path.getFileName());
        }
        return false;
    }

    @AfterEach
    void close() throws IOException {
        worker.stop();
        lanes.shutdown();
        database.close();
    }

    @Test
    @DisplayName("A pass that fails of anything is told, and the next one is made all the same")
    void goesOnAfterAFault() throws Exception {
        worker.start();
        await(IndexingFailed.class);
        assertEquals(
                List.of(new IndexingFailed(row.share().path(), "a fault at a")),
                List.copyOf(events));
        faulty = false;
        worker.rescan();
        await(ShareIndexed.class);
        assertEquals(ShareState.READY, shares.byId(row.id()).orElseThrow().share().state());
    }

    @Test
    @DisplayName("A pass that ends of an Error is told, and the next one is made all the same")
    void goesOnAfterAnError() throws Exception {
        faulty = false;
        onWatch = ShareWorkerTest::runOutOfMemory;
        worker.start();
        await(IndexingFailed.class);
        onWatch = watched -> {};
        worker.rescan();
        await(ShareIndexed.class);
        assertEquals(ShareState.READY, shares.byId(row.id()).orElseThrow().share().state());
    }

    private static void runOutOfMemory(Path watched) {
        throw new OutOfMemoryError("for this test, at " + watched.getFileName());
    }

    @Test
    @DisplayName("A medium that goes in the middle of a pass takes nothing out of the index")
    void forgetsNothingWhenTheMediumGoesMeanwhile() throws Exception {
        faulty = false;
        worker.start();
        await(ShareIndexed.class);
        Path folder = row.share().path();
        Path away = folder.resolveSibling("away");
        onWatch = watched -> leaveAnEmptyFolder(folder, away);
        worker.rescan();
        await(ShareMissing.class);
        assertEquals(1, new EntryTable(database).totals(row.id()).files());
        Files.delete(folder);
        Files.move(away, folder);
        onWatch = watched -> {};
        events.clear();
        worker.rescan();
        await(ShareIndexed.class);
        assertEquals(ShareState.READY, shares.byId(row.id()).orElseThrow().share().state());
    }

    private static void leaveAnEmptyFolder(Path folder, Path away) {
        try {
            if (!Files.exists(away)) {
                Files.move(folder, away);
                Files.createDirectory(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void await(Class<? extends Event> type) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> events.stream().anyMatch(type::isInstance));
    }
}
