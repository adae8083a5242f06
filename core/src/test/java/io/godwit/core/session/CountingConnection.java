package io.godwit.core.session;

import io.godwit.core.transport.Connection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Takes everything, gives nothing, counts. */
final class CountingConnection implements Connection {

    private int closes;
    private int writes;
    private long written;
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

    void onWrite(Runnable action) {
        onWrite = action;
    }

    @Override
    public int read(ByteBuffer target) {
        return -1;
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
