package io.godwit.core.handshake;

import io.godwit.core.transport.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Reads prepared bytes, then the end of the stream; keeps what is written. */
final class RecordingConnection implements Connection {

    private final ByteBuffer prepared;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int writes;
    private int reads;
    private boolean closed;

    RecordingConnection(byte... prepared) {
        this.prepared = ByteBuffer.wrap(prepared);
    }

    @Override
    public int read(ByteBuffer target) {
        reads++;
        if (!prepared.hasRemaining()) {
            return -1;
        }
        int n = Math.min(target.remaining(), prepared.remaining());
        target.put(prepared.slice(prepared.position(), n));
        prepared.position(prepared.position() + n);
        return n;
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        if (closed) {
            throw new IOException("closed");
        }
        writes++;
        byte[] bytes = new byte[source.remaining()];
        source.get(bytes);
        written.writeBytes(bytes);
    }

    byte[] written() {
        return written.toByteArray();
    }

    /** Calls of {@link #write}, each a system call on a real connection. */
    int writes() {
        return writes;
    }

    int reads() {
        return reads;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public void close() {
        closed = true;
    }
}
