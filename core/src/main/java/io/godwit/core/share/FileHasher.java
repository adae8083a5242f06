package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ChunkRange;
import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.crypto.Sha256;
import io.godwit.core.manifest.ChunkHasher;
import io.godwit.core.manifest.ChunkLayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Hashes whole files over all lanes, a large file by several lanes at once, with one chunk per lane in memory.
 * Thread-safe.
 */
final class FileHasher {

    /** Bytes that one task hashes: enough to make the task itself not count, few enough to share out and to stop. */
    private static final long TASK_BYTES = 64L << 20;

    private final ExecutorService lanes;
    private final LongConsumer progress;
    private final BooleanSupplier stopped;

    /**
     * A hasher.
     *
     * @param lanes where the work is done
     * @param progress told bytes as they are hashed
     * @param stopped asked before each chunk
     */
    FileHasher(ExecutorService lanes, LongConsumer progress, BooleanSupplier stopped) {
        this.lanes = lanes;
        this.progress = progress;
        this.stopped = stopped;
    }

    /**
     * Hashes a file.
     *
     * @throws ShareException with CHANGED when it changed meanwhile, CLOSED when stopped
     * @throws IOException as the system gives it
     */
    IndexedFile hash(Path top, Path local) throws IOException, InterruptedException {
        OpenFile file = LinkFreeOpener.open(top, local);
        try {
            FileStamp stamp = file.stamp();
            ChunkLayout layout = ChunkLayout.forSize(stamp.size());
            byte[] layer = layer(file, layout);
            boolean executable = isExecutable(top.resolve(local));
            if (!file.stamp().equals(stamp)) {
                throw changed();
            }
            return new IndexedFile(stamp, executable, ChunkLayer.computed(layout, layer));
        } finally {
            file.letGo();
        }
    }

    private byte[] layer(OpenFile file, ChunkLayout layout)
            throws IOException, InterruptedException {
        byte[] layer = new byte[ChunkLayer.packedLength(layout)];
        int perTask = (int) Math.max(1, TASK_BYTES >> layout.chunkShift());
        List<Future<?>> tasks = new ArrayList<>();
        for (int first = 0; first < layout.chunkCount(); first += perTask) {
            ChunkRange range =
                    new ChunkRange(first, Math.min(perTask, layout.chunkCount() - first));
            tasks.add(
                    lanes.submit(() -> {
                        hash(file, layout, range, layer);
                        return null;
                    }));
        }
        await(tasks);
        return layer;
    }

    /** Waits for all tasks, also after one failed, because they use the file. */
    private static void await(List<Future<?>> tasks) throws IOException, InterruptedException {
        IOException failure = null;
        for (Future<?> task : tasks) {
            try {
                task.get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof IOException cause)) {
                    throw new IllegalStateException("hashing failed", e);
                }
                failure = cause;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void hash(OpenFile file, ChunkLayout layout, ChunkRange range, byte[] layer)
            throws IOException {
        ChunkHasher hasher = new ChunkHasher(BlockHasher.create(), layout);
        byte[] data = new byte[layout.lengthOf(range.first())];
        for (int chunk = range.first(); chunk < range.end(); chunk++) {
            if (stopped.getAsBoolean()) {
                throw new ShareException(ShareException.Reason.CLOSED, "indexing was stopped");
            }
            int length = layout.lengthOf(chunk);
            if (!file.read(layout.offsetOf(chunk), data, 0, length)) {
                throw changed();
            }
            hasher.hash(chunk, data, 0, layer, chunk * Sha256.BYTES);
            progress.accept(length);
        }
    }

    /** Whether the owner may execute a file; false where the system knows no such thing. */
    static boolean isExecutable(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(
                        file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view != null
                && view.readAttributes().permissions().contains(PosixFilePermission.OWNER_EXECUTE);
    }

    private static ShareException changed() {
        return new ShareException(ShareException.Reason.CHANGED, "changed while it was hashed");
    }
}
