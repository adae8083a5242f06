package io.godwit.core.share;

import io.godwit.core.content.ChunkLayout;
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
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * Hashes whole files over all lanes, a large file by several lanes at once, with one chunk per lane in memory.
 * Thread-safe.
 */
final class FileHasher {

    /** Bytes that one task hashes: enough to make the task itself not count, few enough to share out and to stop. */
    private static final long TASK_BYTES = 64L << 20;

    /** Tasks of one file that wait or run, so that all lanes are busy and another file is not far behind them. */
    private static final int TASKS_PER_LANE = 2;

    private final LinkFreeOpener opener;
    private final ThreadPoolExecutor lanes;
    private final LongConsumer progress;
    private final BooleanSupplier stopped;

    /**
     * A hasher.
     *
     * @param opener opens the files
     * @param lanes where large files are hashed
     * @param progress told bytes as they are hashed
     * @param stopped asked before each chunk
     */
    FileHasher(
            LinkFreeOpener opener,
            ThreadPoolExecutor lanes,
            LongConsumer progress,
            BooleanSupplier stopped) {
        this.opener = opener;
        this.lanes = lanes;
        this.progress = progress;
        this.stopped = stopped;
    }

    /** Whether a file of this size is too small for the lanes to share it out. */
    static boolean isSmall(long size) {
        return size <= TASK_BYTES;
    }

    /**
     * Hashes a file on the calling thread alone, which may be a lane.
     *
     * @throws ShareException as {@link #hash}
     * @throws IOException as the system gives it
     */
    IndexedFile hashAlone(Path top, Path local) throws IOException {
        OpenFile file = opener.open(top, local);
        try {
            FileStamp stamp = file.stamp();
            ChunkLayout layout = ChunkLayout.forSize(stamp.size());
            byte[] layer = new byte[ChunkLayer.packedLength(layout)];
            hash(file, new Part(layout, 0, layout.chunkCount()), layer, HashingListener.NONE);
            return indexed(file, stamp, top.resolve(local), ChunkLayer.computed(layout, layer));
        } finally {
            file.letGo();
        }
    }

    private static IndexedFile indexed(OpenFile file, FileStamp stamp, Path path, ChunkLayer layer)
            throws IOException {
        boolean executable = isExecutable(path);
        if (!file.stamp().equals(stamp)) {
            throw changed();
        }
        return new IndexedFile(stamp, executable, layer);
    }

    /**
     * Hashes a file; a large one on the lanes, of which the caller must be none.
     *
     * @param listener told how it goes
     * @throws ShareException with CHANGED when it changed meanwhile, CLOSED when stopped
     * @throws IOException as the system gives it
     */
    IndexedFile hash(Path top, Path local, HashingListener listener)
            throws IOException, InterruptedException {
        OpenFile file = opener.open(top, local);
        try {
            FileStamp stamp = file.stamp();
            ChunkLayout layout = ChunkLayout.forSize(stamp.size());
            byte[] layer = new byte[ChunkLayer.packedLength(layout)];
            listener.begins(stamp, layer);
            hash(file, layout, layer, listener);
            IndexedFile done =
                    indexed(file, stamp, top.resolve(local), ChunkLayer.computed(layout, layer));
            listener.finished(done.layer());
            return done;
        } finally {
            file.letGo();
        }
    }

    private void hash(OpenFile file, ChunkLayout layout, byte[] layer, HashingListener listener)
            throws IOException, InterruptedException {
        if (isSmall(layout.size())) {
            hash(file, new Part(layout, 0, layout.chunkCount()), layer, listener);
            return;
        }
        int perTask = (int) Math.max(1, TASK_BYTES >> layout.chunkShift());
        int most = TASKS_PER_LANE * lanes.getMaximumPoolSize();
        Deque<Future<?>> tasks = new ArrayDeque<>();
        Optional<IOException> failure = Optional.empty();
        for (int first = 0; first < layout.chunkCount() && failure.isEmpty(); first += perTask) {
            if (tasks.size() == most) {
                failure = await(tasks.remove());
            }
            var part = new Part(layout, first, Math.min(first + perTask, layout.chunkCount()));
            tasks.add(
                    lanes.submit(() -> {
                        hash(file, part, layer, listener);
                        return null;
                    }));
        }
        // All of them, also after one failed, because they use the file.
        while (!tasks.isEmpty()) {
            Optional<IOException> last = await(tasks.remove());
            failure = failure.isPresent() ? failure : last;
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    /** Waits for a task; returns why it failed, if it did. */
    private static Optional<IOException> await(Future<?> task) throws InterruptedException {
        try {
            task.get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException cause) {
                return Optional.of(cause);
            }
            throw new IllegalStateException("hashing failed", e);
        }
    }

    /** Chunks of a file from a first one to before an end. */
    private record Part(ChunkLayout layout, int first, int end) {}

    private void hash(OpenFile file, Part part, byte[] layer, HashingListener listener)
            throws IOException {
        ChunkLayout layout = part.layout();
        ChunkHasher hasher = new ChunkHasher(BlockHasher.create(), layout);
        byte[] data = new byte[(int) Math.min(layout.size(), layout.chunkSize())];
        for (int chunk = part.first(); chunk < part.end(); chunk++) {
            if (stopped.getAsBoolean()) {
                throw new ShareException(ShareException.Reason.CLOSED, "indexing was stopped");
            }
            int length = layout.lengthOf(chunk);
            if (!file.read(layout.offsetOf(chunk), data, 0, length)) {
                throw changed();
            }
            hasher.hash(chunk, data, 0, layer, chunk * Sha256.BYTES);
            listener.hashed(chunk);
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
