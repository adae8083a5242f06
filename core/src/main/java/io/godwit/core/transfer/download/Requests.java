package io.godwit.core.transfer.download;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What this side asked for on one connection: gives out stream numbers and hands answers to whoever waits for them.
 *
 * <p>Thread-safe. Answers to a request that was withdrawn are dropped, but no more of them than can still be on their
 * way; everything else that nobody asked for is a breach of the protocol.
 */
final class Requests {

    /** Who waits for the answers to one request; called by the connection's reader, so it must be quick. */
    interface Reply {

        /**
         * An answer came in. Its payload is given back when this returns.
         *
         * @throws ProtocolException if the answer does not fit the request
         */
        void on(Message.Response response) throws ProtocolException;

        /** The connection is gone; no answer will come. */
        void lost();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final Map<Integer, Reply> open = new ConcurrentHashMap<>();
    private final AtomicLong late = new AtomicLong();
    private final MessageChannel channel;
    private final int limit;
    private int lastStream;
    private volatile boolean closed;
    private volatile @Nullable ProtocolException breach;

    Requests(MessageChannel channel) {
        this.channel = channel;
        this.limit = channel.remoteLimits().requests();
    }

    MessageChannel channel() {
        return channel;
    }

    /** How many more requests the peer accepts. */
    int free() {
        return limit - open.size();
    }

    /** Most requests the peer accepts. */
    int limit() {
        return limit;
    }

    boolean isClosed() {
        return closed || !channel.isOpen();
    }

    /** What the peer did against the protocol, if it did. */
    @Nullable ProtocolException breach() {
        return breach;
    }

    /**
     * Gives a request its stream number.
     *
     * @throws IOException if the connection is gone
     */
    int open(Reply reply) throws IOException {
        lock.lock();
        try {
            return number(reply);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a request its stream number as soon as the peer accepts one more.
     *
     * @param nanos how long to wait for that: a peer that never answers never accepts one more
     * @throws IOException if the connection is gone, or there is no room in time
     */
    int openWhenFree(Reply reply, long nanos) throws IOException, InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (free() <= 0 && !closed) {
                if (left <= 0) {
                    throw new IOException("no room for a request in time");
                }
                left = freed.awaitNanos(left);
            }
            return number(reply);
        } finally {
            lock.unlock();
        }
    }

    private int number(Reply reply) throws IOException {
        if (closed) {
            throw new IOException("connection is gone");
        }
        do {
            lastStream++;
        } while (lastStream == 0 || open.containsKey(lastStream));
        open.put(lastStream, reply);
        return lastStream;
    }

    /**
     * Expects nothing more on a stream.
     *
     * @param lateBytes how many bytes of an answer may still be on their way, to be dropped
     */
    void finish(int stream, long lateBytes) {
        // First, as the reader may have some of them in hand when the stream is taken out.
        late.addAndGet(lateBytes);
        if (open.remove(stream) == null) {
            late.addAndGet(-lateBytes);
            return;
        }
        lock.lock();
        try {
            freed.signal();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Expects nothing more of some of the requests; what still comes of them must be without bytes to be let pass.
     *
     * @param which which of them
     * @return their streams, to be cancelled
     */
    List<Integer> withdraw(Predicate<Reply> which) {
        List<Integer> streams = new ArrayList<>();
        open.forEach((stream, reply) -> {
            if (which.test(reply)) {
                streams.add(stream);
            }
        });
        // Not those that are finished meanwhile, by whoever tells the peer.
        streams.removeIf(stream -> open.remove(stream) == null);
        lock.lock();
        try {
            freed.signalAll();
        } finally {
            lock.unlock();
        }
        return streams;
    }

    /** Hands an answer on; called by the connection's reader. */
    void deliver(Message.Response response) throws ProtocolException {
        try {
            Reply reply = open.get(response.stream());
            if (reply != null) {
                reply.on(response);
            } else {
                drop(response);
            }
        } catch (ProtocolException e) {
            breach = e;
            throw e;
        } finally {
            release(response);
        }
    }

    private void drop(Message.Response response) throws ProtocolException {
        if (closed) {
            // It was under way, and asked for, when this side ended the connection: no breach.
            return;
        }
        boolean asked =
                response.stream() != 0
                        && Integer.compareUnsigned(response.stream(), lastStream()) <= 0;
        if (!asked) {
            throw new ProtocolException(AlertCode.MALFORMED, "stream", "never asked for");
        }
        if (late.addAndGet(-size(response)) < 0) {
            throw new ProtocolException(AlertCode.TOO_LARGE, "length", "more than was asked for");
        }
    }

    private int lastStream() {
        lock.lock();
        try {
            return lastStream;
        } finally {
            lock.unlock();
        }
    }

    private static int size(Message.Response response) {
        return switch (response) {
            case Message.Chunk chunk -> chunk.payload().length();
            case Message.Meta meta -> meta.payload().length();
            default -> 0;
        };
    }

    private static void release(Message.Response response) {
        switch (response) {
            case Message.Chunk chunk -> chunk.payload().release();
            case Message.Meta meta -> meta.payload().release();
            default -> {}
        }
    }

    /** The connection is gone: everybody who waits is told. */
    void close() {
        lock.lock();
        try {
            closed = true;
            freed.signalAll();
        } finally {
            lock.unlock();
        }
        List<Reply> waiting = List.copyOf(open.values());
        open.clear();
        waiting.forEach(Reply::lost);
    }
}
