package io.godwit.core.transfer.download;

import java.util.concurrent.atomic.AtomicLong;

/** The bound on bytes in chunk buffers, asked for or received and not yet stored, over all downloads. Thread-safe. */
final class MemoryBudget {

    private final AtomicLong reserved = new AtomicLong();
    private final long limit;

    MemoryBudget(long limit) {
        this.limit = limit;
    }

    long limit() {
        return limit;
    }

    long reserved() {
        return reserved.get();
    }

    boolean tryReserve(int bytes) {
        long before = reserved.getAndAdd(bytes);
        if (before + bytes > limit) {
            reserved.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    void release(int bytes) {
        reserved.addAndGet(-bytes);
    }
}
