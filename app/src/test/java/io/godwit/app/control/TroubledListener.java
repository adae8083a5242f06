package io.godwit.app.control;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardProtocolFamily;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;

/** Fails at first, as a process does that has too many files open or no memory. Accepts in one thread. */
final class TroubledListener extends ServerSocketChannel {
    private final ServerSocketChannel real;
    private final boolean memory;
    private int failures = 1;

    private TroubledListener(ServerSocketChannel real, boolean memory) {
        super(real.provider());
        this.real = real;
        this.memory = memory;
    }

    /**
     * A listener that can be bound.
     *
     * @param memory whether it is memory that is lacking, and not files
     */
    static TroubledListener overUnixSocket(boolean memory) throws IOException {
        return new TroubledListener(ServerSocketChannel.open(StandardProtocolFamily.UNIX), memory);
    }

    @Override
    public SocketChannel accept() throws IOException {
        if (failures > 0) {
            failures--;
            if (memory) {
                throw new OutOfMemoryError("of a test");
            }
            throw new IOException("Too many open files");
        }
        return real.accept();
    }

    @Override
    public ServerSocketChannel bind(SocketAddress local, int backlog) throws IOException {
        real.bind(local, backlog);
        return this;
    }

    @Override
    public <T> ServerSocketChannel setOption(SocketOption<T> name, T value) throws IOException {
        real.setOption(name, value);
        return this;
    }

    @Override
    public <T> T getOption(SocketOption<T> name) throws IOException {
        return real.getOption(name);
    }

    @Override
    public Set<SocketOption<?>> supportedOptions() {
        return real.supportedOptions();
    }

    @Override
    public ServerSocket socket() {
        return real.socket();
    }

    @Override
    public SocketAddress getLocalAddress() throws IOException {
        return real.getLocalAddress();
    }

    @Override
    protected void implCloseSelectableChannel() throws IOException {
        real.close();
    }

    @Override
    protected void implConfigureBlocking(boolean block) throws IOException {
        real.configureBlocking(block);
    }
}
