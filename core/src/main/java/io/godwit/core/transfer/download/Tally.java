package io.godwit.core.transfer.download;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The figures of one download, cheap to read from any thread. */
final class Tally {

    private static final long SAMPLE = TimeUnit.MILLISECONDS.toNanos(500);
    private static final double WEIGHT = 0.3;

    private final AtomicLong verified = new AtomicLong();
    private final AtomicLong duplicate = new AtomicLong();
    private volatile long total;
    private volatile int files;
    private volatile int filesDone;
    private volatile double rate;
    private long sampledAt;
    private long sampledBytes;

    void begin(long bytes, int fileCount, int done, long stored) {
        total = bytes;
        files = fileCount;
        filesDone = done;
        verified.set(stored);
        sampledBytes = stored;
    }

    void verified(int bytes) {
        verified.addAndGet(bytes);
    }

    void duplicate(int bytes) {
        duplicate.addAndGet(bytes);
    }

    void filesDone(int done) {
        filesDone = done;
    }

    /** Takes a sample of the pace if it is time for one; called by the conductor alone. */
    void sample(long now) {
        long span = now - sampledAt;
        if (span < SAMPLE) {
            return;
        }
        long bytes = verified.get();
        double current = (bytes - sampledBytes) * 1e9 / span;
        rate = rate == 0 ? current : rate + WEIGHT * (current - rate);
        sampledAt = now;
        sampledBytes = bytes;
    }

    long verifiedBytes() {
        return verified.get();
    }

    /** Bytes received in whole chunks that were stored already. */
    long duplicateBytes() {
        return duplicate.get();
    }

    long total() {
        return total;
    }

    int files() {
        return files;
    }

    int filesDone() {
        return filesDone;
    }

    long rate() {
        return (long) rate;
    }
}
