package io.godwit.app.transfers;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Bytes of each of the last seconds. Not thread-safe. */
final class Throughput {

    private final Deque<Long> seconds = new ArrayDeque<>();
    private long before = -1;

    /** A second is over. */
    void second(long verifiedBytes) {
        if (before >= 0) {
            seconds.addLast(Math.max(0, verifiedBytes - before));
            if (seconds.size() > TransferDetail.SECONDS) {
                seconds.removeFirst();
            }
        }
        before = verifiedBytes;
    }

    /** What comes next is not to be compared with what was before. */
    void pause() {
        before = -1;
    }

    List<Long> seconds() {
        return List.copyOf(seconds);
    }
}
