package io.godwit.core.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A network inside the process: everybody who shares an instance can reach each other on the loopback address. */
public final class InMemoryTransport implements Transport {

    private final int capacity;
    private final AtomicInteger nextPort = new AtomicInteger(10_000);
    private final Map<Integer, InMemoryListener> listeners = new ConcurrentHashMap<>();

    public InMemoryTransport() {
        this(InMemoryConnections.DEFAULT_CAPACITY);
    }

    /** A network whose connections hold this many bytes in each direction. */
    public InMemoryTransport(int capacity) {
        this.capacity = capacity;
    }

    @Override
    public Connection connect(InetSocketAddress address, Duration timeout) throws IOException {
        InMemoryListener listener = listeners.get(address.getPort());
        if (listener == null) {
            throw new ConnectException("nobody listens on " + address.getPort());
        }
        return listener.connect();
    }

    @Override
    public Listener listen(InetSocketAddress address) throws IOException {
        int port = address.getPort() == 0 ? nextPort.incrementAndGet() : address.getPort();
        var listener = new InMemoryListener(port);
        if (listeners.putIfAbsent(port, listener) != null) {
            throw new BindException("port " + port + " is taken");
        }
        return listener;
    }

    private final class InMemoryListener implements Listener {

        private final InetSocketAddress address;
        private final BlockingQueue<InMemoryConnections> waiting = new LinkedBlockingQueue<>();
        private final InMemoryConnections end = InMemoryConnections.pair(1);
        private volatile boolean closed;

        InMemoryListener(int port) {
            this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        }

        Connection connect() {
            InMemoryConnections pair = InMemoryConnections.pair(capacity, address);
            waiting.add(pair);
            return pair.left();
        }

        @Override
        public Connection accept() throws IOException {
            try {
                InMemoryConnections next = waiting.take();
                if (closed) {
                    waiting.add(end);
                    throw new SocketException("listener closed");
                }
                return next.right();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new SocketException("interrupted");
            }
        }

        @Override
        public InetSocketAddress localAddress() {
            return address;
        }

        @Override
        public void close() {
            closed = true;
            listeners.remove(address.getPort(), this);
            waiting.add(end);
        }
    }
}
