package io.godwit.trust.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** Two sockets joined: what comes in at one end goes out at the other, through the weather. Thread-safe. */
final class Line implements AutoCloseable {

    private final Socket near;
    private final Socket far;
    private final AtomicInteger running = new AtomicInteger(2);
    private volatile boolean swallowing;

    Line(Socket near, Socket far) {
        this.near = near;
        this.far = far;
    }

    void start(Weather weather) {
        Thread.ofVirtual().start(new Pump(this, near, far, weather));
        Thread.ofVirtual().start(new Pump(this, far, near, weather));
    }

    /** From now on nothing comes out at either end. */
    void swallow() {
        swallowing = true;
    }

    boolean isSwallowing() {
        return swallowing;
    }

    /** One direction has ended by itself; with the second the line is over. */
    void directionEnded() {
        if (running.decrementAndGet() == 0) {
            close();
        }
    }

    boolean isOver() {
        return near.isClosed();
    }

    /** Ends both connections with RST. */
    void reset() throws IOException {
        near.setSoLinger(true, 0);
        far.setSoLinger(true, 0);
        close();
    }

    /** Ends both connections with FIN. */
    @Override
    public void close() {
        try (near;
                far) {
            swallowing = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
