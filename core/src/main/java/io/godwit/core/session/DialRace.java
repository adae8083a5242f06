package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.SecureChannel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Tries several addresses, each with a head start over the next (RFC 8305, section 5, but with the handshake inside the
 * race: an address that accepts and then says nothing must not hold up a good one). Used once, by one thread.
 */
final class DialRace {

    /** More addresses than this are not tried; a peer announces fewer. */
    private static final int MAX_ADDRESSES = 16;

    /** A session before it carries messages. */
    record Opened(SecureChannel secure, WatchedConnection connection) {}

    /** Opens a session at one address; ends early when its thread is interrupted. */
    interface Attempt {
        Opened open(InetSocketAddress address) throws IOException;
    }

    private sealed interface Outcome {}

    private record Success(Opened opened) implements Outcome {}

    private record Failure(IOException cause) implements Outcome {}

    private final Attempt attempt;
    private final long headStartNanos;
    private final Deque<InetSocketAddress> waiting;
    private final List<Thread> started = new ArrayList<>();
    private final List<IOException> failures = new ArrayList<>();
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
    private final AtomicBoolean over = new AtomicBoolean();

    DialRace(List<InetSocketAddress> addresses, long headStartNanos, Attempt attempt) {
        this.attempt = attempt;
        this.headStartNanos = headStartNanos;
        this.waiting =
                new ArrayDeque<>(addresses.stream().distinct().limit(MAX_ADDRESSES).toList());
    }

    /**
     * Runs the race.
     *
     * @return the first success; all others are closed
     * @throws IOException the most telling failure if there is no success
     */
    Opened run() throws IOException {
        try {
            while (startNextIfAny() || failures.size() < started.size()) {
                switch (nextOutcome()) {
                    case Success success -> {
                        return success.opened();
                    }
                    case Failure failure -> failures.add(failure.cause());
                }
            }
            throw mostTelling();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("dialling was interrupted");
        } finally {
            over.set(true);
            started.forEach(Thread::interrupt);
            closeLosers();
        }
    }

    /** Waits for an attempt to end, and starts another one each time the head start is over. */
    private Outcome nextOutcome() throws InterruptedException {
        while (!waiting.isEmpty()) {
            Outcome outcome = outcomes.poll(headStartNanos, TimeUnit.NANOSECONDS);
            if (outcome != null) {
                return outcome;
            }
            startNextIfAny();
        }
        return outcomes.take();
    }

    private boolean startNextIfAny() {
        InetSocketAddress address = waiting.poll();
        if (address == null) {
            return false;
        }
        started.add(Thread.ofVirtual().name("godwit-dial").start(() -> open(address)));
        return true;
    }

    private void open(InetSocketAddress address) {
        try {
            outcomes.add(new Success(attempt.open(address)));
        } catch (IOException failed) {
            outcomes.add(new Failure(failed));
        } catch (RuntimeException | Error fault) {
            // The race waits for an outcome of every attempt.
            outcomes.add(new Failure(new IOException("internal fault", fault)));
        }
        if (over.get()) {
            closeLosers();
        }
    }

    private void closeLosers() {
        for (Outcome late = outcomes.poll(); late != null; late = outcomes.poll()) {
            if (late instanceof Success success) {
                success.opened().secure().close();
            }
        }
    }

    /** That a peer answered and why it would not do says more than that somebody else did not answer. */
    private IOException mostTelling() {
        if (failures.isEmpty()) {
            return new NoRouteToHostException("no address to dial");
        }
        failures.sort(Comparator.comparing(failure -> !(failure instanceof HandshakeException)));
        IOException telling = failures.getFirst();
        failures.stream().skip(1).forEach(telling::addSuppressed);
        return telling;
    }
}
