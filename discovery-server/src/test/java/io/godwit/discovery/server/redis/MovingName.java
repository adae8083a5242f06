package io.godwit.discovery.server.redis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A port of loopback that leads to another one, as a name leads to an address: where it leads can be changed, and
 * connections stay where they are.
 */
final class MovingName implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
    private volatile int target;

    MovingName(int target) throws IOException {
        this.target = target;
        Thread.ofVirtual().start(this::accept);
    }

    void leadsTo(int port) {
        target = port;
    }

    RedisAddress address() {
        return RedisAddress.parse("redis://127.0.0.1:" + door.getLocalPort()).orElseThrow();
    }

    private void accept() {
        try {
            while (true) {
                Socket from = door.accept();
                open.add(from);
                var to = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(to);
                Thread.ofVirtual().start(() -> carry(from, to));
                Thread.ofVirtual().start(() -> carry(to, from));
            }
        } catch (IOException e) {
            // Closed.
            close();
        }
    }

    /** Until either end closes. */
    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // The other direction has closed both.
            return;
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
