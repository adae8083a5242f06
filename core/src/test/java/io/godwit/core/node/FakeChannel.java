package io.godwit.core.node;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.PeerLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;

/** A connection to nobody; what is sent is handed to a test. */
final class FakeChannel implements MessageChannel {

    /** Takes what is sent while the connection is open. */
    interface Outlet {
        void take(FakeChannel channel, Message message) throws IOException;
    }

    private final PeerId remote;
    private final Outlet outlet;
    private volatile boolean open = true;

    FakeChannel(PeerId remote, Outlet outlet) {
        this.remote = remote;
        this.outlet = outlet;
    }

    @Override
    public PeerId remote() {
        return remote;
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 4_000);
    }

    @Override
    public int index() {
        return 0;
    }

    @Override
    public PeerLimits remoteLimits() {
        return PeerLimits.DEFAULT;
    }

    @Override
    public void send(Message message) throws IOException {
        checkOpen();
        outlet.take(this, message);
    }

    @Override
    public void sendChunk(int stream, int offset, byte[] buffer, int start, int length)
            throws IOException {
        throw new IOException("nothing is served here");
    }

    @Override
    public void flush() throws IOException {
        checkOpen();
    }

    void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }
}
