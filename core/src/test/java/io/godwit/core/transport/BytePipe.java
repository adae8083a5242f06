package io.godwit.core.transport;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** One direction of an {@link InMemoryConnection}: a bounded ring of bytes. */
final class BytePipe {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring;
    private int head;
    private int size;
    private boolean finished;
    private boolean broken;

    BytePipe(int capacity) {
        this.ring = new byte[capacity];
    }

    int read(ByteBuffer target) throws IOException {
        lock.lock();
        try {
            while (size == 0 && !finished && !broken) {
                await();
            }
            if (broken) {
                throw new AsynchronousCloseException();
            }
            int count = Math.min(size, target.remaining());
            for (int i = 0; i < count; i++) {
                target.put(ring[(head + i) % ring.length]);
            }
            head = (head + count) % ring.length;
            size -= count;
            changed.signalAll();
            return count == 0 && finished ? -1 : count;
        } finally {
            lock.unlock();
        }
    }

    void write(ByteBuffer source) throws IOException {
        lock.lock();
        try {
            while (source.hasRemaining()) {
                while (size == ring.length && !finished && !broken) {
                    await();
                }
                if (finished || broken) {
                    throw new IOException("broken pipe");
                }
                int count = Math.min(ring.length - size, source.remaining());
                for (int i = 0; i < count; i++) {
                    ring[(head + size + i) % ring.length] = source.get();
                }
                size += count;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void finish() {
        change(() -> finished = true);
    }

    void breakOff() {
        change(() -> broken = true);
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void await() throws InterruptedIOException {
        try {
            changed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
