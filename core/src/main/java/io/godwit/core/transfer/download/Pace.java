package io.godwit.core.transfer.download;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How fast one connection is, and how much to ask of it at a time. Thread-safe: bytes are counted by the reader, the
 * rest happens under the lock of the job.
 */
final class Pace {

    static final long MIN_WINDOW = 256 * 1024;
    static final long START_WINDOW = 1024 * 1024;
    static final long FLOOR_WINDOW = 2 * 1024 * 1024;
    static final long MAX_WINDOW = 16 * 1024 * 1024;

    private static final long SAMPLE = TimeUnit.MILLISECONDS.toNanos(250);
    private static final double WEIGHT = 0.4;

    /** Below it, programs that take turns on the processors are waited for, and not the network. */
    private static final long SHORTEST_DELAY = TimeUnit.MILLISECONDS.toNanos(10);

    private final AtomicLong received = new AtomicLong();
    private final AtomicLong asked = new AtomicLong();
    private volatile long lastByte;
    private volatile long lastArrival;
    private volatile double gap;
    private volatile long roundTrip = Long.MAX_VALUE;
    private volatile double rate;
    private long sampledAt;
    private long sampledBytes;
    private boolean sampled;

    Pace(long now) {
        this.sampledAt = now;
        this.lastByte = now;
    }

    /** Bytes came in; called by the reader alone. */
    void arrived(int bytes, long now) {
        received.addAndGet(bytes);
        asked.addAndGet(-bytes);
        double before = gap;
        gap = before + WEIGHT * ((now - lastByte) - before);
        lastByte = now;
        lastArrival = now;
    }

    /** The first byte of an answer to a request that was sent while nothing else was on its way. */
    void answered(long nanos) {
        roundTrip = Math.min(roundTrip, Math.max(1, nanos));
    }

    void ask(int bytes) {
        asked.addAndGet(bytes);
    }

    /** Bytes that will not come after all. */
    void withdraw(int bytes) {
        asked.addAndGet(-bytes);
    }

    /** Bytes asked for and not yet here. */
    long outstanding() {
        return asked.get();
    }

    /** When the last byte came; empty while none did. */
    OptionalLong lastArrival() {
        return received.get() == 0 ? OptionalLong.empty() : OptionalLong.of(lastArrival);
    }

    /** When the last byte came; a request after a pause counts as one. */
    long lastByte() {
        return lastByte;
    }

    /** A request goes out after a pause: silence counts from now on. */
    void wake(long now) {
        lastByte = now;
    }

    /** Usual time between two arrivals in nanoseconds. */
    double gap() {
        return gap;
    }

    /** Bytes per second over about the last second. */
    double rate() {
        return rate;
    }

    boolean isKnown() {
        return sampled;
    }

    /** Shortest answer time in nanoseconds; a guess while it is not known. */
    long roundTrip() {
        return roundTrip == Long.MAX_VALUE ? TimeUnit.MILLISECONDS.toNanos(20) : roundTrip;
    }

    /** Takes a sample if it is time for one. */
    void sample(long now) {
        long span = now - sampledAt;
        if (span < SAMPLE) {
            return;
        }
        long bytes = received.get();
        if (bytes == sampledBytes && asked.get() <= 0) {
            // Idle by our own choice, which says nothing about the source.
            sampledAt = now;
            return;
        }
        double current = (bytes - sampledBytes) * 1e9 / span;
        rate = sampled ? rate + WEIGHT * (current - rate) : current;
        sampled = sampled || bytes > 0;
        sampledAt = now;
        sampledBytes = bytes;
    }

    /**
     * Bytes to keep on their way: twice bandwidth times delay, so that the pipe never runs dry, and for a slow source
     * not more than about a second's worth, so that little waits for it at the end. A delay counts as 10 ms at least.
     *
     * @param share most bytes this connection may claim of the memory
     */
    long window(long share) {
        double floor =
                sampled
                        ? Math.clamp(rate, (double) MIN_WINDOW, (double) FLOOR_WINDOW)
                        : START_WINDOW;
        double product = 2 * rate * Math.max(roundTrip(), SHORTEST_DELAY) / 1e9;
        return (long) Math.min(Math.min(Math.max(floor, product), MAX_WINDOW), (double) share);
    }
}
