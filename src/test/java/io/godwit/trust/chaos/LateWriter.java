package io.godwit.trust.chaos;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Writes to a socket, each byte the same time after it was given; at once when that time is 0. For one caller. */
final class LateWriter implements AutoCloseable {

    /** Parcels on their way; more of them block the caller, as a full link would. */
    private static final int PARCELS = 256;

    private static final byte[] END = new byte[0];

    private final Socket socket;
    private final long lateness;
    private final BlockingQueue<Parcel> parcels = new ArrayBlockingQueue<>(PARCELS);
    private final IntConsumer delivered;
    private volatile boolean closed;

    private record Parcel(byte[] bytes, long due) {}

    /**
     * A writer.
     *
     * @param delivered told how many bytes the socket has taken, each time
     */
    LateWriter(Socket socket, long latenessNanos, IntConsumer delivered) {
        this.socket = socket;
        this.lateness = latenessNanos;
        this.delivered = delivered;
        if (lateness > 0) {
            Thread.ofVirtual().start(this::deliver);
        }
    }

    void write(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        if (lateness == 0) {
            put(bytes);
        } else {
            post(bytes);
        }
    }

    /** Ends the direction in order, after what was written. */
    void end() throws IOException {
        if (lateness == 0) {
            socket.shutdownOutput();
        } else {
            post(END);
        }
    }

    private void post(byte[] bytes) throws IOException {
        try {
            Parcel parcel = new Parcel(bytes, System.nanoTime() + lateness);
            while (!parcels.offer(parcel, 100, TimeUnit.MILLISECONDS)) {
                if (closed || socket.isClosed()) {
                    throw new IOException("the other end is gone");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void put(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        delivered.accept(bytes.length);
    }

    private void deliver() {
        try {
            Parcel parcel = parcels.take();
            while (parcel.bytes != END) {
                LockSupport.parkNanos(parcel.due - System.nanoTime());
                put(parcel.bytes);
                parcel = parcels.take();
            }
            socket.shutdownOutput();
        } catch (IOException gone) {
            closed = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever still waits is delivered in its time. */
    @Override
    public void close() throws IOException {
        if (lateness > 0 && !socket.isClosed()) {
            post(END);
        }
    }
}
