package io.godwit.core.session;

import io.godwit.core.transport.Connection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Takes everything, gives nothing unless told to, counts. */
final class CountingConnection implements Connection {

    private int closes;
    private int writes;
    private long written;
    private int readable;
    private Runnable onWrite = () -> {};

    int closes() {
        return closes;
    }

    int writes() {
        return writes;
    }

    long written() {
        return written;
    }

    /** So many bytes come with the next read. */
    void gives(int bytes) {
        readable = bytes;
    }

    void onWrite(Runnable action) {
        onWrite = action;
    }

    @Override
    public int read(ByteBuffer target) {
        if (readable == 0) {
            return -1;
        }
        target.put(new byte[readable]);
        int count = readable;
        readable = 0;
        return count;
    }

    @Override
    public void write(ByteBuffer source) {
        onWrite.run();
        writes++;
        written += source.remaining();
        source.position(source.limit());
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    }

    @Override
    public void close() {
        closes++;
    }
}
