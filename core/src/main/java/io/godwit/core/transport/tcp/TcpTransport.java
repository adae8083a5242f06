package io.godwit.core.transport.tcp;

import io.godwit.core.transport.Connection;
import io.godwit.core.transport.Listener;
import io.godwit.core.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Connections over TCP, IPv4 and IPv6, with blocking channels: a virtual thread that waits costs no platform thread.
 * Buffer sizes are left to the system, which fits them to each path.
 */
public final class TcpTransport implements Transport {

    /** Connections that the system keeps for us between two accepts; it may keep fewer. */
    private static final int BACKLOG = 1_024;

    @Override
    public Connection connect(InetSocketAddress address, Duration timeout) throws IOException {
        if (address.isUnresolved()) {
            throw new UnknownHostException("not an IP literal");
        }
        SocketChannel channel = SocketChannel.open();
        try {
            // The adaptor is the only way to a timeout; it leaves the channel in blocking mode.
            channel.socket().connect(address, Math.toIntExact(timeout.toMillis()));
            return TcpConnection.over(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    @Override
    public Listener listen(InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, reuseAddress());
            channel.bind(address, BACKLOG);
            return new TcpListener(channel);
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    /**
     * Elsewhere this lets a restarted peer have its port back at once; on Windows it would let two programs listen on
     * one port.
     */
    private static boolean reuseAddress() {
        return !System.getProperty("os.name", "").startsWith("Windows");
    }
}
