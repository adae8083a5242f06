package io.godwit.bench.discovery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Sends requests over a few kept connections, all in one thread, and notes how long each answer takes. */
final class Generator implements AutoCloseable {

    private final InetSocketAddress server;
    private final int connections;
    private final Selector selector = Selector.open();
    private final List<Pipe> pipes = new ArrayList<>();
    private final Pipe.Listener listener;
    private Outcome outcome = new Outcome();

    /**
     * A generator.
     *
     * @param listener is told of each answer, besides
     */
    Generator(InetSocketAddress server, int connections, Pipe.Listener listener)
            throws IOException {
        this.server = server;
        this.connections = connections;
        this.listener = listener;
    }

    int connections() {
        return connections;
    }

    /** Begins with fresh connections, as the server ends those that rest while requests are made ready. */
    private void begin() throws IOException {
        closePipes();
        for (int i = 0; i < connections; i++) {
            pipes.add(new Pipe(server, selector));
        }
        outcome = new Outcome();
    }

    /**
     * Keeps each connection busy.
     *
     * @param depth requests in flight on each connection
     * @param source the next request of a connection; the run ends when it has no more
     * @param seconds after which the run ends in any case
     */
    Outcome closed(int depth, IntFunction<byte[]> source, double seconds) throws IOException {
        begin();
        long end = System.nanoTime() + (long) (seconds * 1e9);
        boolean more = true;
        while (more && System.nanoTime() < end) {
            for (int i = 0; i < pipes.size() && more; i++) {
                more = top(pipes.get(i), i, depth, source);
            }
            exchange(1);
        }
        return finish();
    }

    private static boolean top(Pipe pipe, int number, int depth, IntFunction<byte[]> source)
            throws IOException {
        boolean sent = false;
        while (pipe.inFlight() < depth) {
            byte[] request = source.apply(number);
            if (request == null) {
                pipe.flush();
                return false;
            }
            pipe.send(request, System.nanoTime());
            sent = true;
        }
        if (sent) {
            pipe.flush();
        }
        return true;
    }

    /**
     * Sends at a steady rate whatever the server does; each answer counts from when its request was due.
     *
     * @param perSecond requests a second
     * @param source as above
     */
    Outcome open(double perSecond, IntFunction<byte[]> source, double seconds) throws IOException {
        begin();
        long start = System.nanoTime();
        long count = (long) (perSecond * seconds);
        for (long i = 0; i < count; ) {
            long now = System.nanoTime();
            for (long due = due(start, i, perSecond); i < count && due <= now; ) {
                int number = (int) (i % pipes.size());
                byte[] request = source.apply(number);
                if (request == null) {
                    return finish();
                }
                pipes.get(number).send(request, due);
                due = due(start, ++i, perSecond);
            }
            for (Pipe pipe : pipes) {
                pipe.flush();
            }
            exchange(1);
        }
        return finish();
    }

    private static long due(long start, long i, double perSecond) {
        return start + (long) (i * 1e9 / perSecond);
    }

    private Outcome finish() throws IOException {
        outcome.stop();
        while (pipes.stream().anyMatch(pipe -> pipe.inFlight() > 0)) {
            exchange(100);
        }
        return outcome;
    }

    private void exchange(long millis) throws IOException {
        selector.select(millis);
        for (SelectionKey key : selector.selectedKeys()) {
            Pipe pipe = (Pipe) key.attachment();
            if (key.isWritable()) {
                pipe.flush();
            }
            if (key.isReadable()) {
                pipe.read((status, since, body) -> {
                    outcome.note(status, System.nanoTime() - since, body);
                    listener.answered(status, since, body);
                });
            }
        }
        selector.selectedKeys().clear();
    }

    private void closePipes() throws IOException {
        for (Pipe pipe : pipes) {
            pipe.close();
        }
        pipes.clear();
        selector.selectNow();
    }

    @Override
    public void close() throws IOException {
        closePipes();
        selector.close();
    }
}
