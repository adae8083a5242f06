package io.godwit.core.session;

import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Lets everything through until told to keep what is written back, for a test to change. */
final class TamperingConnection implements Connection {

    private final Connection inner;
    private final List<byte[]> held = new ArrayList<>();
    private boolean holding;

    TamperingConnection(Connection inner) {
        this.inner = inner;
    }

    void hold() {
        holding = true;
    }

    /** What was written since, one array for each write. */
    List<byte[]> held() {
        return held;
    }

    /** Writes what the test made of it. */
    void release(byte[] bytes) throws IOException {
        inner.write(ByteBuffer.wrap(bytes));
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return inner.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        if (holding) {
            byte[] bytes = new byte[source.remaining()];
            source.get(bytes);
            held.add(bytes);
        } else {
            inner.write(source);
        }
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return inner.remoteAddress();
    }

    @Override
    public void close() {
        inner.close();
    }
}
