package io.godwit.discovery.server.http;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** The way from serving to stopped: counts the requests under way and waits for them. Thread-safe. */
final class Drain implements HttpConfiguration.Customizer {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition over = lock.newCondition();
    private int open;
    private volatile boolean leaving;
    private volatile boolean last;

    /** Called when the head of a request is there. */
    @Override
    public Request customize(Request arrived, HttpFields.Mutable responseHeaders) {
        if (last) {
            responseHeaders.put(HttpHeader.CONNECTION, "close");
        }
        lock.lock();
        try {
            open++;
        } finally {
            lock.unlock();
        }
        Request.addCompletionListener(arrived, failure -> end());
        return arrived;
    }

    private void end() {
        lock.lock();
        try {
            open--;
            over.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether new clients are welcome. */
    boolean ready() {
        return !leaving;
    }

    /** Says from now on that they are not, and goes on serving for a time. */
    void announce(Duration notice) throws InterruptedException {
        leaving = true;
        lock.lock();
        try {
            for (long left = notice.toNanos(); left > 0; ) {
                left = over.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Lets each connection end with the answer that comes next. */
    void closeConnections() {
        last = true;
    }

    /**
     * Waits until nothing is under way.
     *
     * @return requests that are still open after all the patience
     */
    int await(Duration patience) throws InterruptedException {
        lock.lock();
        try {
            for (long left = patience.toNanos(); open > 0 && left > 0; ) {
                left = over.awaitNanos(left);
            }
            return open;
        } finally {
            lock.unlock();
        }
    }
}
