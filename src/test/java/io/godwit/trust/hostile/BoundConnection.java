package io.godwit.trust.hostile;

import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection from an address of one's own choice, as strangers have: addresses are what a listener limits. */
final class BoundConnection implements Connection {

    private final SocketChannel channel;
    private final InetSocketAddress remote;

    BoundConnection(InetSocketAddress local, InetSocketAddress remote) throws IOException {
        this.remote = remote;
        this.channel = SocketChannel.open();
        boolean connected = false;
        try {
            channel.bind(local);
            channel.connect(remote);
            connected = true;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            channel.write(source);
        }
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remote;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
