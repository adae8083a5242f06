package io.godwit.core.transport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** One end of {@link InMemoryConnections}. */
public final class InMemoryConnection implements Connection {

    private final BytePipe in;
    private final BytePipe out;
    private final InetSocketAddress remoteAddress;

    InMemoryConnection(BytePipe in, BytePipe out, InetSocketAddress remoteAddress) {
        this.in = in;
        this.out = out;
        this.remoteAddress = remoteAddress;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return in.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        out.write(source);
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** Ends the outgoing direction in order, as a FIN does; reading goes on. */
    public void finishWriting() {
        out.finish();
    }

    @Override
    public void close() {
        in.breakOff();
        out.finish();
    }
}
