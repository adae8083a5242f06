package io.godwit.core.transport.tcp;

import io.godwit.core.transport.Connection;
import io.godwit.core.transport.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A listening TCP socket. */
final class TcpListener implements Listener {

    private final ServerSocketChannel channel;
    private final InetSocketAddress localAddress;

    TcpListener(ServerSocketChannel channel) throws IOException {
        this.channel = channel;
        this.localAddress = (InetSocketAddress) channel.getLocalAddress();
    }

    @Override
    public Connection accept() throws IOException {
        SocketChannel accepted = channel.accept();
        try {
            return TcpConnection.over(accepted);
        } catch (IOException | RuntimeException failed) {
            accepted.close();
            throw failed;
        }
    }

    @Override
    public InetSocketAddress localAddress() {
        return localAddress;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
