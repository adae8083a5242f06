package io.godwit.app.network;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How long no other password of a key may be tried: not at all after the first wrong ones, which are mistyped, then
 * longer and longer. It slows down who sits before a window that somebody left; who has the key file needs no window,
 * and is slowed down by what opening it costs. Counted until one is right or the program ends, whatever is closed
 * meanwhile. Thread-safe.
 *
 * <p>One counts as wrong from when it begins to be tried, so that many at once cost as much as one after the other, and
 * one of which nothing is heard any more costs no less. Each {@link #begin} is answered by one of {@link #wrong}, {@link
 * #right} and {@link #undecided}.
 */
public final class PasswordPause {
    /** Wrong ones in a row that cost nothing. */
    private static final int FREE = 2;

    /** The first pause; each is twice as long as the one before. */
    private static final Duration FIRST = Duration.ofSeconds(2);

    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Wrong ones in a row from which on the pause is the longest. */
    private static final int MOST = FREE + 6;

    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private int wrong;
    private long end;

    /**
     * None was wrong yet.
     *
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    public PasswordPause(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * One is going to be tried.
     *
     * @return false if none may be tried yet
     */
    public boolean begin() {
        lock.lock();
        try {
            if (!left().isZero()) {
                return false;
            }
            wrong++;
            pauseFromNow();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** One was wrong: the pause counts from now. */
    public void wrong() {
        lock.lock();
        try {
            // Unless another one that was right has ended the counting meanwhile.
            wrong = Math.max(wrong, 1);
            pauseFromNow();
        } finally {
            lock.unlock();
        }
    }

    /** One was right: the next wrong one is the first. */
    public void right() {
        lock.lock();
        try {
            wrong = 0;
        } finally {
            lock.unlock();
        }
    }

    /** Of one it is not known, or does not count: it is as if it had not begun. */
    public void undecided() {
        lock.lock();
        try {
            wrong = Math.max(wrong - 1, 0);
            end = nanoTime.getAsLong();
        } finally {
            lock.unlock();
        }
    }

    private void pauseFromNow() {
        end = nanoTime.getAsLong() + length().toNanos();
    }

    private Duration length() {
        if (wrong <= FREE) {
            return Duration.ZERO;
        }
        Duration length = FIRST.multipliedBy(1L << (Math.min(wrong, MOST) - FREE - 1));
        return length.compareTo(LONGEST) < 0 ? length : LONGEST;
    }

    /** What is left of the pause; zero when another one may be tried. */
    public Duration left() {
        lock.lock();
        try {
            long nanos = end - nanoTime.getAsLong();
            return wrong > FREE && nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    /** The same in whole seconds, as people are told: when they are over, so is the pause. */
    public long secondsLeft() {
        return left().plusNanos(999_999_999).toSeconds();
    }
}
