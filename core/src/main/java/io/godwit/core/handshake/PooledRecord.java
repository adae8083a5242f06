package io.godwit.core.handshake;

import io.godwit.core.protocol.Limits;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;

/** A record in an array that goes back to its shelf on release; the object itself is reused too. */
final class PooledRecord implements InboundRecord {

    private final Queue<PooledRecord> shelf;
    private final byte[] array;
    private final ByteBuffer view;
    private final AtomicBoolean inUse = new AtomicBoolean();
    private int plainLength;

    PooledRecord(int size, Queue<PooledRecord> shelf) {
        this.shelf = shelf;
        this.array = new byte[size];
        this.view = ByteBuffer.wrap(array);
    }

    void acquired() {
        inUse.set(true);
    }

    /** The whole array for reading into. */
    ByteBuffer view() {
        return view;
    }

    /** Says how many bytes from the start are plaintext, prefix included. */
    void opened(int length) {
        this.plainLength = length;
    }

    @Override
    public int kind() {
        return array[0] & 0xff;
    }

    @Override
    public int stream() {
        return view.getInt(1);
    }

    @Override
    public byte[] array() {
        return array;
    }

    @Override
    public int offset() {
        return Limits.RECORD_PREFIX;
    }

    @Override
    public int length() {
        return plainLength - Limits.RECORD_PREFIX;
    }

    @Override
    public void release() {
        if (!inUse.compareAndSet(true, false)) {
            throw new IllegalStateException("a record was released twice");
        }
        var _ = shelf.offer(this);
    }
}
