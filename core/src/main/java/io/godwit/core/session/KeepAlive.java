package io.godwit.core.session;

import java.util.concurrent.atomic.AtomicBoolean;

/** Tells from the clock whether the other end of a connection is still there. Thread-safe. */
final class KeepAlive {

    /** What to do about a connection now. */
    enum Verdict {
        FINE,
        PING,
        DEAD
    }

    private final WatchedConnection connection;
    private final long pingNanos;
    private final long deadNanos;
    private volatile long lastReceived;
    private volatile long lastPing;
    private final AtomicBoolean answering = new AtomicBoolean();
    private final AtomicBoolean asking = new AtomicBoolean();

    KeepAlive(WatchedConnection connection, SessionSettings settings, long now) {
        this.connection = connection;
        this.pingNanos = settings.pingAfter().toNanos();
        this.deadNanos = settings.deadAfter().toNanos();
        this.lastReceived = now;
        this.lastPing = now;
    }

    /** A record came in. */
    void received(long now) {
        lastReceived = now;
    }

    /** Nanoseconds in which nothing came and nothing that was written was waited for. */
    long idleFor(long now) {
        return Math.min(now - lastReceived, connection.sinceProgress(now));
    }

    /** Whether the connection lives; a {@code PING} verdict is given once and must be followed by a PING. */
    Verdict check(long now) {
        long silent = now - lastReceived;
        if (connection.stuckFor(now) > deadNanos
                || (silent > deadNanos && connection.sinceProgress(now) > deadNanos)) {
            return Verdict.DEAD;
        }
        if (silent >= pingNanos
                && now - lastPing >= pingNanos
                && asking.compareAndSet(false, true)) {
            lastPing = now;
            return Verdict.PING;
        }
        return Verdict.FINE;
    }

    /** The PING that {@link #check} called for is on its way. */
    void asked() {
        asking.set(false);
    }

    /** Whether a PING is to be answered now: not while the last answer has not gone out. */
    boolean beginAnswer() {
        return answering.compareAndSet(false, true);
    }

    /** The answer is on its way. */
    void answered() {
        answering.set(false);
    }
}
