package io.godwit.core.storage;

import java.nio.ByteBuffer;
import java.util.concurrent.LinkedBlockingDeque;

/**
 * Direct buffers that begin on a page, shared by all downloads; a few are kept for reuse, and the one used last is
 * handed out first, as it is the one still in the processor's cache. Thread-safe.
 */
final class AlignedBuffers {

    /** What direct writes are multiples of: no disk in use has larger sectors. */
    static final int PAGE = 4096;

    /** Bytes of a buffer: one chunk of most files, and few enough calls for the disk to be busy all the time. */
    static final int SIZE = 1 << 20;

    private static final int KEPT = 4;

    private final LinkedBlockingDeque<ByteBuffer> kept = new LinkedBlockingDeque<>(KEPT);

    /** An empty buffer of {@link #SIZE} bytes, to be given back. */
    ByteBuffer acquire() {
        ByteBuffer buffer = kept.pollLast();
        return buffer == null
                ? ByteBuffer.allocateDirect(SIZE + PAGE - 1).alignedSlice(PAGE)
                : buffer.clear();
    }

    /** Gives a buffer back; it may be freed. */
    void release(ByteBuffer buffer) {
        var _ = kept.offerLast(buffer);
    }
}
