package io.godwit.core.transport.tcp;

import io.godwit.core.transport.Connection;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Map;
import jdk.net.ExtendedSocketOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP socket. */
final class TcpConnection implements Connection {

    /**
     * Most bytes of a heap buffer given to the system in one call. The JDK copies all that is offered into a direct
     * buffer before each call, so after a short write the rest would be copied again.
     */
    private static final int HEAP_SLICE = 128 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(TcpConnection.class);

    /** Seconds of silence before the system probes, seconds between probes, probes lost until it gives up. */
    private static final Map<SocketOption<Integer>, Integer> KEEP_ALIVE =
            Map.of(
                    ExtendedSocketOptions.TCP_KEEPIDLE, 15,
                    ExtendedSocketOptions.TCP_KEEPINTERVAL, 5,
                    ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    private final SocketChannel channel;
    private final InetSocketAddress remoteAddress;

    private TcpConnection(SocketChannel channel) throws IOException {
        this.channel = channel;
        this.remoteAddress = (InetSocketAddress) channel.getRemoteAddress();
    }

    static TcpConnection over(SocketChannel channel) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        for (var option : KEEP_ALIVE.entrySet()) {
            if (channel.supportedOptions().contains(option.getKey())) {
                channel.setOption(option.getKey(), option.getValue());
            }
        }
        return new TcpConnection(channel);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return channel.read(target);
    }

    @Override
    public void write(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            if (source.isDirect() || source.remaining() <= HEAP_SLICE) {
                channel.write(source);
            } else {
                ByteBuffer slice = source.slice(source.position(), HEAP_SLICE);
                source.position(source.position() + channel.write(slice));
            }
        }
    }

    @Override
    public InetSocketAddress remoteAddress() {
        return remoteAddress;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            // The descriptor is gone all the same and nobody is left to be told.
            LOG.debug("closing a socket failed: {}", failed.getClass().getSimpleName());
        }
    }
}
