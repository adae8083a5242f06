package io.godwit.core.share;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.content.ContentId;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHasherTest {

    private static final long TASK = 64L << 20;

    @TempDir Path temp;

    private final ThreadPoolExecutor lanes = HashLanes.start(1);
    private final FolderHandles folders = new FolderHandles();
    private Path top;

    @BeforeEach
    void top() throws IOException {
        top = temp.toRealPath();
        try (RandomAccessFile sparse = new RandomAccessFile(top.resolve("large").toFile(), "rw")) {
            sparse.setLength(4 * TASK);
            sparse.seek(3 * TASK + 5);
            sparse.write(7);
        }
        Files.writeString(top.resolve("small"), "text");
    }

    @AfterEach
    void close() {
        lanes.shutdown();
        folders.close();
    }

    private FileHasher hasher(LongConsumer progress) {
        return new FileHasher(new LinkFreeOpener(folders), lanes, progress, () -> false);
    }

    @Test
    void aSmallFileIsNotFarBehindALargeOne() throws Exception {
        AtomicLong hashed = new AtomicLong();
        AtomicBoolean first = new AtomicBoolean(true);
        CompletableFuture<Long> before = new CompletableFuture<>();
        FileHasher small = hasher(length -> {});
        FileHasher large =
                hasher(length -> {
                    hashed.addAndGet(length);
                    if (first.getAndSet(false)) {
                        // In the first task of the large file, on the only lane.
                        before.completeAsync(() -> bytesBefore(small, hashed), lanes);
                    }
                });

        large.hash(top, Path.of("large"), HashingListener.NONE);

        assertEquals(4 * TASK, hashed.get());
        assertTrue(before.get() <= 2 * TASK, before.get() + " bytes came first");
    }

    private long bytesBefore(FileHasher hasher, AtomicLong hashed) {
        try {
            hasher.hashAlone(top, Path.of("small"));
            return hashed.get();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void aLaneAloneFindsTheSameRootAsAllOfThem() throws Exception {
        FileHasher hasher = hasher(length -> {});
        ContentId shared = hasher.hash(top, Path.of("large"), HashingListener.NONE).layer().root();
        assertEquals(shared, hasher.hashAlone(top, Path.of("large")).layer().root());
    }
}
