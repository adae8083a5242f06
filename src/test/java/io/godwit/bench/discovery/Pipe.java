package io.godwit.bench.discovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/** One kept connection with requests in flight, answered in their order (RFC 9112 section 9.3.2). For one thread. */
final class Pipe implements AutoCloseable {

    /** Is told of each answer. */
    interface Listener {
        /**
         * An answer is there.
         *
         * @param since what was passed with its request
         * @param body valid during the call
         */
        void answered(int status, long since, ByteBuffer body);
    }

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ArrayDeque<byte[]> unsent = new ArrayDeque<>();
    private final ArrayDeque<Long> inFlight = new ArrayDeque<>();
    private ByteBuffer sending = ByteBuffer.allocateDirect(1 << 18).limit(0);
    private ByteBuffer in = ByteBuffer.allocate(1 << 16);

    Pipe(InetSocketAddress server, Selector selector) throws IOException {
        channel = SocketChannel.open(server);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_READ, this);
    }

    int inFlight() {
        return inFlight.size();
    }

    void send(byte[] request, long since) {
        unsent.add(request);
        inFlight.add(since);
    }

    /** Writes what can be written. */
    void flush() throws IOException {
        while (sending.hasRemaining() || !unsent.isEmpty()) {
            fill();
            if (channel.write(sending) == 0) {
                break;
            }
        }
        boolean more = sending.hasRemaining() || !unsent.isEmpty();
        key.interestOps(SelectionKey.OP_READ | (more ? SelectionKey.OP_WRITE : 0));
    }

    private void fill() {
        sending.compact();
        while (!unsent.isEmpty() && unsent.peek().length <= sending.remaining()) {
            sending.put(unsent.remove());
        }
        if (!unsent.isEmpty() && sending.position() == 0) {
            sending = ByteBuffer.allocateDirect(unsent.peek().length).put(unsent.remove());
        }
        sending.flip();
    }

    /** Reads what is there. */
    void read(Listener listener) throws IOException {
        int read = channel.read(in);
        if (read < 0) {
            throw new IOException(
                    "the server closed a connection with " + inFlight.size() + " open");
        }
        in.flip();
        while (Answer.next(in) instanceof Answer answer) {
            listener.answered(answer.status(), inFlight.remove(), answer.body());
        }
        if (in.position() == 0 && in.limit() == in.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate(in.capacity() * 2);
            in = larger.put(in);
        } else {
            in.compact();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
