package io.godwit.core.handshake;

import io.godwit.core.protocol.AlertCode;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Bounds the RSA work that strangers can cause: a few at once, a short queue, then BUSY. Thread-safe. */
final class RsaGate {

    private final Semaphore permits;
    private final AtomicInteger inside = new AtomicInteger();
    private final int most;

    RsaGate(int concurrency, int queue) {
        this.permits = new Semaphore(concurrency, true);
        this.most = concurrency + queue;
    }

    /**
     * Waits for a turn.
     *
     * @return to be closed when the work is done
     * @throws HandshakeException {@code BUSY} when the queue is full
     */
    Turn enter() throws HandshakeException {
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw busy();
        }
        try {
            permits.acquire();
            return new Turn();
        } catch (InterruptedException e) {
            inside.decrementAndGet();
            Thread.currentThread().interrupt();
            throw busy();
        }
    }

    /** Whether the next one would be told BUSY. */
    boolean isFull() {
        return inside.get() >= most;
    }

    private static HandshakeException busy() {
        return new HandshakeException(AlertCode.BUSY, "too many handshakes at once");
    }

    /** One running computation. */
    final class Turn implements AutoCloseable {

        private Turn() {}

        @Override
        public void close() {
            permits.release();
            inside.decrementAndGet();
        }
    }
}
