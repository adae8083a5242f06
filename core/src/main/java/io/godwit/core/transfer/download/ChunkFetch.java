package io.godwit.core.transfer.download;

import io.godwit.core.manifest.ArrivingLeaves;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.Payload;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.storage.PageBuffers;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One chunk asked of one source: collects its bytes, whole and in order, from that source alone, so that blame is
 * certain.
 *
 * <p>The buffer is taken when the first byte comes and given back exactly once. Fields marked so are guarded by the
 * lock of the job.
 */
final class ChunkFetch implements Requests.Reply {

    private final ReentrantLock lock = new ReentrantLock();
    private final Fetcher fetcher;
    private final PageBuffers buffers;
    private final int number;
    private final int file;
    private final int chunk;
    private final int length;
    private final int reserved;

    /** Written by the reader of the connection alone, until the chunk is handed on. */
    private final ArrivingLeaves leaves;

    private @Nullable ByteBuffer data;
    private int received;
    private boolean ended;
    private int stream;
    private volatile long sentAt;
    private volatile boolean alone;

    /** Another request for the same chunk at another source; guarded by the lock of the job. */
    @Nullable ChunkFetch twin;

    /** Whether this may still bring the chunk; guarded by the lock of the job. */
    boolean alive = true;

    ChunkFetch(Fetcher fetcher, PageBuffers buffers, int number, int file, int chunk, int length) {
        this.fetcher = fetcher;
        this.buffers = buffers;
        this.number = number;
        this.file = file;
        this.chunk = chunk;
        this.length = length;
        this.leaves = new ArrivingLeaves(length);
        this.reserved = PageBuffers.capacityFor(length);
    }

    Fetcher fetcher() {
        return fetcher;
    }

    int number() {
        return number;
    }

    int file() {
        return file;
    }

    int chunk() {
        return chunk;
    }

    int length() {
        return length;
    }

    /** What its buffer takes of the memory. */
    int reserved() {
        return reserved;
    }

    /** When it was asked for. */
    long sentAt() {
        return sentAt;
    }

    /** Bytes still to come. */
    int remaining() {
        lock.lock();
        try {
            return length - received;
        } finally {
            lock.unlock();
        }
    }

    /**
     * About to be sent.
     *
     * @param alone whether nothing else was on its way on this connection
     */
    void sending(long now, boolean alone) {
        this.sentAt = now;
        this.alone = alone;
    }

    /** Its stream number is known; returns false when it was withdrawn before. */
    boolean sentAs(int number) {
        lock.lock();
        try {
            stream = number;
            return !ended;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void on(Message.Response response) throws ProtocolException {
        switch (response) {
            case Message.Chunk part -> collect(part);
            case Message.Reject reject -> {
                fetcher.requests().finish(reject.stream(), 0);
                fetcher.job().flights().refused(this, reject.code());
            }
            default ->
                    throw new ProtocolException(
                            AlertCode.MALFORMED, "kind", "no answer to this request");
        }
    }

    private void collect(Message.Chunk part) throws ProtocolException {
        boolean first;
        boolean whole;
        lock.lock();
        try {
            if (ended) {
                return;
            }
            int bytes = part.payload().length();
            if (part.offset() != received || bytes < 1 || bytes > length - received) {
                throw new ProtocolException(
                        AlertCode.MALFORMED, "offset", "not the next bytes of the chunk");
            }
            first = received == 0;
            ByteBuffer target = data == null ? buffers.acquire(length) : data;
            data = target;
            target.put(received, part.payload().array(), part.payload().offset(), bytes);
            received += bytes;
            whole = received == length;
            fetcher.arrived(bytes, first && alone ? sentAt : 0);
        } finally {
            lock.unlock();
        }
        hash(part);
        if (whole) {
            fetcher.requests().finish(part.stream(), 0);
            fetcher.job().flights().received(this);
        }
    }

    /** Without the lock, for which others wait who hold that of the job: the part is still the caller's. */
    private void hash(Message.Chunk part) {
        Payload payload = part.payload();
        leaves.add(
                fetcher.hasher(),
                part.offset(),
                payload.array(),
                payload.offset(),
                payload.length());
    }

    @Override
    public void lost() {
        fetcher.wake();
    }

    /** The whole chunk, between index 0 and the limit; null when it was withdrawn. */
    @Nullable ByteBuffer whole() {
        lock.lock();
        try {
            return ended ? null : data;
        } finally {
            lock.unlock();
        }
    }

    /** What was hashed of it while it arrived; for whoever has {@link #whole() all} of it. */
    ArrivingLeaves leaves() {
        return leaves;
    }

    /**
     * Ends this: its buffer goes back, what still comes is dropped. Called once by whoever owns it then.
     *
     * @return the stream to cancel, 0 when nothing is on its way
     */
    int end() {
        lock.lock();
        try {
            if (ended) {
                return 0;
            }
            ended = true;
            int open = length - received;
            ByteBuffer buffer = data;
            data = null;
            if (buffer != null) {
                buffers.release(buffer);
            }
            fetcher.ended(this, open);
            if (stream == 0 || open == 0) {
                return 0;
            }
            fetcher.requests().finish(stream, open);
            return stream;
        } finally {
            lock.unlock();
        }
    }
}
