package io.godwit.core.share;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LibraryDatabaseTest {

    private static final int SEARCHES = 16;

    @TempDir Path temp;

    @Test
    @DisplayName("long reads go one after the other and leave readers to short ones")
    void longReadsLeaveReaders() throws Exception {
        CountDownLatch end = new CountDownLatch(1);
        List<Future<Integer>> searches = new ArrayList<>();
        try (LibraryDatabase database = LibraryDatabase.open(temp.resolve("test.db"));
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                Callable<Integer> search = () -> database.readInTurn(connection -> held(end));
                for (int i = 0; i < SEARCHES; i++) {
                    searches.add(threads.submit(search));
                }
                await().until(() -> database.waiting() == SEARCHES - 1);
                int read = database.read(connection -> 7);
                assertEquals(7, read);
            } finally {
                end.countDown();
            }
            for (Future<Integer> each : searches) {
                assertEquals(1, each.get());
            }
        }
    }

    @Test
    @DisplayName("a library whose disk was full is written again once there is room")
    void goesOnAfterAFullDisk() throws Exception {
        try (LibraryDatabase database = LibraryDatabase.open(temp.resolve("test.db"))) {
            ShareTable shares = new ShareTable(database);
            // Fewer pages than there are already means no more than those.
            assertThrows(
                    ShareException.class,
                    () ->
                            database.write(connection -> {
                                connection.number("PRAGMA max_page_count = 1");
                                return connection.update(
                                        "INSERT INTO offer (id, share, size, modified, file_key)"
                                                + " VALUES (zeroblob(1000000), 1, 1, 1, '')");
                            }));
            long room =
                    database.write(
                            connection -> connection.number("PRAGMA max_page_count = 1000000"));
            assertEquals(1_000_000, room);
            shares.insert(temp.resolve("shared"), "shared", true, Visibility.PUBLIC);
            assertEquals(1, shares.all().size());
            assertThrows(
                    ShareException.class,
                    () ->
                            database.write(connection -> {
                                connection.update("DELETE FROM share");
                                throw new IOException("for this test");
                            }));
            assertEquals(1, shares.all().size());
        }
    }

    private static int held(CountDownLatch end) throws IOException {
        try {
            end.await();
            return 1;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
