package io.godwit.core.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells from the clock whether the other end of a connection is still there. Thread-safe. */
final class KeepAlive {

    /** What to do about a connection now. */
    enum Verdict {
        FINE,
        PING,
        DEAD
    }

    /** How long a connection that is doubted is waited for at least. */
    static final Duration DOUBT = Duration.ofSeconds(3);

    /** How many times as long as its last write waited: on a slow line the answer is behind what was sent before. */
    private static final int WAITS = 4;

    /**
     * A PING out of turn.
     *
     * @param since when it was called for
     */
    private record Doubt(long since) {}

    private final WatchedConnection connection;
    private final long pingNanos;
    private final long deadNanos;
    private volatile long lastReceived;
    private volatile long lastPing;
    private final AtomicBoolean answering = new AtomicBoolean();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicReference<@Nullable Doubt> doubt = new AtomicReference<>();

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
        if (isGivenUp(now)
                || connection.stuckFor(now) > deadNanos
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

    private boolean isGivenUp(long now) {
        Doubt last = doubt.get();
        return last != null && isOver(last, now) && !isDispelled(last, now);
    }

    private boolean isOver(Doubt one, long now) {
        return now - one.since() > Math.max(DOUBT.toNanos(), WAITS * recentWait(now));
    }

    /** What a write took so long ago that the connection would be dead by now says nothing about the line of now. */
    private long recentWait(long now) {
        return connection.sinceProgress(now) < deadNanos ? connection.lastWait() : 0;
    }

    /** A part of a record is enough: whether the other end keeps to the protocol is not what is doubted. */
    private boolean isDispelled(Doubt one, long now) {
        return connection.sinceSign(now) < now - one.since();
    }

    /** Whether nothing has shown for long enough to be a reason for doubt: of a long record on a slow line parts come. */
    boolean isQuiet(long now) {
        return connection.sinceSign(now) > DOUBT.toNanos();
    }

    /**
     * There is reason to think that the other end is gone: {@link #check} takes it for dead if nothing comes soon.
     *
     * @return whether a PING must follow now; not soon after the last one, as that would only delay the verdict
     */
    boolean doubt(long now) {
        Doubt last = doubt.get();
        boolean settled = last == null || (isOver(last, now) && isDispelled(last, now));
        return settled && doubt.compareAndSet(last, new Doubt(now));
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
