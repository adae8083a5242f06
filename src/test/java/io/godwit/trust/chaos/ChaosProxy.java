package io.godwit.trust.chaos;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Listens on loopback and joins each connection to a target, through the weather of the moment. Thread-safe. */
public final class ChaosProxy implements AutoCloseable {

    private static final int CONNECT_MILLIS = 2_000;

    private final ServerSocket server;
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private final AtomicReference<Weather> weather = new AtomicReference<>(Weather.calm());
    private volatile int target;

    /**
     * Starts in calm weather.
     *
     * @param target a port on loopback; 0 while there is none, which refuses connections
     */
    public ChaosProxy(int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::acceptAll);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
    }

    /** New connections go to another port. */
    public void target(int port) {
        target = port;
    }

    /** New connections get this weather. */
    public void weather(Weather next) {
        weather.set(next);
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket near = server.accept();
                Thread.ofVirtual().start(() -> join(near));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @SuppressWarnings("resource") // the line owns both sockets
    private void join(Socket near) {
        Socket far = new Socket();
        Line line = new Line(near, far);
        lines.removeIf(Line::isOver);
        lines.add(line);
        try {
            far.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), target),
                    CONNECT_MILLIS);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            line.start(weather.get());
        } catch (IOException nobodyThere) {
            line.close();
        }
    }

    /** Ends all connections. */
    @Override
    public void close() throws IOException {
        server.close();
        lines.forEach(Line::close);
    }
}
