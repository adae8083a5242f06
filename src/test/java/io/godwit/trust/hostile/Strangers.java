package io.godwit.trust.hostile;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/** A crowd without identities that bothers a listening peer until closed, each with one connection after the other. */
final class Strangers implements AutoCloseable {

    private static final int CONNECT_MILLIS = 5_000;

    /** The begin of a HELLO, so that a whole one seems to be on its way. */
    private static final byte[] BEGIN = {1, 0, 6};

    private static final Duration SLOW = Duration.ofSeconds(5);

    /** At most so often; a thousand of them come to 5,000 connections a second. */
    private static final Duration AGAIN = Duration.ofMillis(200);

    private static final int NOISE = 64;

    private final InetSocketAddress victim;
    private final String network;
    private final int addresses;
    private final LongAdder opened = new LongAdder();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;

    /** What one of them does with a connection. */
    @FunctionalInterface
    private interface Manner {
        void bother(Socket socket) throws IOException;
    }

    private Strangers(InetSocketAddress victim, String network, int addresses) {
        this.victim = victim;
        this.network = network;
        this.addresses = addresses;
    }

    /** So many who send one byte every five seconds (slowloris), from so many addresses. */
    static Strangers slow(InetSocketAddress victim, int count, int addresses) {
        Strangers crowd = new Strangers(victim, "127.0.70.", addresses);
        crowd.start(count, crowd::drip);
        return crowd;
    }

    /** So many who send noise and come again as soon as they are cut, from so many addresses. */
    static Strangers flood(InetSocketAddress victim, int count, int addresses) {
        Strangers crowd = new Strangers(victim, "127.0.71.", addresses);
        crowd.start(count, Strangers::shout);
        return crowd;
    }

    private void start(int count, Manner manner) {
        for (int i = 0; i < count; i++) {
            var from = new InetSocketAddress(network + (1 + i % addresses), 0);
            threads.add(Thread.ofVirtual().start(() -> bother(from, manner)));
        }
    }

    /** How many connections they have opened. */
    long opened() {
        return opened.sum();
    }

    private void bother(InetSocketAddress from, Manner manner) {
        while (!closed) {
            try (Socket socket = new Socket()) {
                socket.bind(from);
                socket.connect(victim, CONNECT_MILLIS);
                opened.increment();
                manner.bother(socket);
            } catch (IOException cut) {
                // As it should be; it comes again.
            }
            LockSupport.parkNanos(AGAIN.toNanos());
        }
    }

    private void drip(Socket socket) throws IOException {
        socket.getOutputStream().write(BEGIN);
        while (!closed) {
            LockSupport.parkNanos(SLOW.toNanos());
            socket.getOutputStream().write(0);
        }
    }

    private static void shout(Socket socket) throws IOException {
        byte[] noise = new byte[NOISE];
        noise[0] = BEGIN[0];
        socket.getOutputStream().write(noise);
        socket.setSoTimeout(CONNECT_MILLIS);
        // Until it is refused in so many words, or cut.
        var _ = socket.getInputStream().read();
    }

    @Override
    public void close() {
        closed = true;
        threads.forEach(LockSupport::unpark);
        try {
            for (Thread thread : threads) {
                thread.join(Duration.ofSeconds(30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
