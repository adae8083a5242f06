package io.godwit.core.handshake;

import io.godwit.core.protocol.Limits;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Buffers for records on their way in and for bytes on their way out, shared by all channels. A channel holds one only
 * while bytes are under way, so that idle connections cost next to nothing; what is kept for reuse is bounded, and so
 * is direct memory, to 17 MiB, however many connections take nothing of what is sent to them. The buffer used last is
 * handed out first, as it is the one still in the processor's cache.
 *
 * <p>Thread-safe.
 */
public final class RecordBuffers {

    /** Bytes of a record around its data: prefix and tag. */
    static final int RECORD_OVERHEAD = Limits.RECORD_PREFIX + 16;

    /** Outgoing bytes of small messages. */
    static final int SMALL_STAGING = 4 * 1024;

    private static final int SLACK = 64;

    /** Outgoing bytes of bulk data: two records of chunks, which stay in the processor's cache until they are sent. */
    static final int LARGE_STAGING = 2 * (Limits.CHUNK_DATA + SLACK);

    private static final int KEPT_BYTES_PER_SIZE = 16 * 1024 * 1024;
    private static final int KEPT_COUNT_PER_SIZE = 256;

    /** Of a buffer for each KiB of a record: a sixteenth is for the beginning of the next one, which is read with it. */
    static final int ROOM_FOR_KIB = 1024 + 64;

    private final List<Shelf> shelves =
            IntStream.of(1, 4, 16, 64, 256, 1024)
                    .map(kib -> kib * ROOM_FOR_KIB + SLACK)
                    .mapToObj(Shelf::new)
                    .toList();

    private final Stagings small = new Stagings(SMALL_STAGING);
    private final Stagings large = new Stagings(LARGE_STAGING);

    /** A buffer for a record of this many bytes of plaintext and tag. */
    PooledRecord acquire(int length) {
        for (Shelf shelf : shelves) {
            if (length <= shelf.size) {
                PooledRecord kept = shelf.kept.poll();
                PooledRecord record =
                        kept != null ? kept : new PooledRecord(shelf.size, shelf.kept);
                record.acquired();
                return record;
            }
        }
        throw new IllegalArgumentException("no record has " + length + " bytes");
    }

    /**
     * A buffer for a record of this many bytes, or for its beginning: no larger than the largest size that this many
     * bytes allow.
     *
     * @param length bytes of plaintext and tag
     * @param most bytes to take for them now
     */
    PooledRecord acquire(int length, int most) {
        int room = shelves.getFirst().size;
        for (Shelf shelf : shelves) {
            if (shelf.size - SLACK <= most) {
                room = shelf.size;
            }
        }
        return acquire(Math.min(length, room));
    }

    /**
     * An empty buffer of {@link #SMALL_STAGING} or {@link #LARGE_STAGING} bytes; a small one also for bulk data when
     * all large ones are with others. Waiting for one would let connections that take nothing hold up all others.
     */
    ByteBuffer acquireStaging(boolean forBulk) {
        ByteBuffer direct = forBulk ? large.acquire() : null;
        if (direct == null) {
            direct = small.acquire();
        }
        return direct != null ? direct : ByteBuffer.allocate(SMALL_STAGING);
    }

    /** Gives a buffer back. */
    void releaseStaging(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            (buffer.capacity() == LARGE_STAGING ? large : small).release(buffer);
        }
    }

    /** Gives back what was put into it last. */
    private static <T> Queue<T> queue(int size) {
        return Collections.asLifoQueue(new LinkedBlockingDeque<>(most(size)));
    }

    private static int most(int size) {
        return Math.min(KEPT_COUNT_PER_SIZE, KEPT_BYTES_PER_SIZE / size);
    }

    /** Direct buffers of one size: no more than are kept, as direct memory ends long before the connections do. */
    private static final class Stagings {

        private final int size;
        private final Queue<ByteBuffer> kept;
        private final Semaphore unmade;

        Stagings(int size) {
            this.size = size;
            this.kept = queue(size);
            this.unmade = new Semaphore(most(size));
        }

        /** An empty one, if there is one or may be one more. */
        @Nullable ByteBuffer acquire() {
            ByteBuffer free = kept.poll();
            if (free != null) {
                return free.clear();
            }
            return unmade.tryAcquire() ? make() : null;
        }

        private ByteBuffer make() {
            boolean made = false;
            try {
                ByteBuffer buffer = ByteBuffer.allocateDirect(size);
                made = true;
                return buffer;
            } finally {
                if (!made) {
                    unmade.release();
                }
            }
        }

        void release(ByteBuffer buffer) {
            var _ = kept.offer(buffer);
        }
    }

    private static final class Shelf {

        private final int size;
        private final Queue<PooledRecord> kept;

        Shelf(int size) {
            this.size = size;
            this.kept = queue(size);
        }
    }
}
