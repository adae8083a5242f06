package io.godwit.core.node;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Runs the hot paths of cryptography in the background, once, when so much is about to be moved that it pays: it takes
 * most of a second of processor time, which a small file would spend waiting. Thread-safe.
 */
final class WarmUp {
    /** Bytes that take about as long without it as it takes itself. */
    static final long PAYS_FROM = 32L << 20;

    private final Runnable background;
    private final AtomicBoolean begun = new AtomicBoolean();

    /**
     * A warm-up that has not begun.
     *
     * @param background runs it elsewhere and returns at once
     */
    WarmUp(Runnable background) {
        this.background = background;
    }

    /** A warm-up of this process on a thread of its own. */
    static WarmUp of(Runnable work) {
        return new WarmUp(() -> Thread.ofPlatform().daemon().name("godwit-warm-up").start(work));
    }

    /** About to move this many bytes. */
    void expect(long bytes) {
        if (bytes >= PAYS_FROM && begun.compareAndSet(false, true)) {
            background.run();
        }
    }
}
