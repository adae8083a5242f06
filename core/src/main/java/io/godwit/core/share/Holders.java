package io.godwit.core.share;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts who uses something open, so that the last one closes it; begins with its opener. Thread-safe. */
final class Holders {

    private final AtomicInteger count = new AtomicInteger(1);

    /** One more; false when the last one has let go already. */
    boolean hold() {
        return count.getAndUpdate(n -> n == 0 ? 0 : n + 1) != 0;
    }

    /** One less; whether it was the last. */
    boolean letGo() {
        return count.decrementAndGet() == 0;
    }
}
