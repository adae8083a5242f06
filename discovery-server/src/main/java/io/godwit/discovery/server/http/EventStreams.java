package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.discovery.api.ApiJson;
import io.godwit.core.discovery.api.PeersEvent;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.registry.Registry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Server-sent events: tells everybody who listens that peers or shares have changed. Thread-safe.
 *
 * <p>Each stream is written by the thread of its own request, so that one that is not read holds up nobody else.
 */
final class EventStreams implements AutoCloseable {

    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final Registry registry;
    private final HttpLimits limits;
    private final ApiJson json = ApiJson.forAnswers();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<NetworkPrefix, Integer> open = new HashMap<>();
    private int streams;
    private long revision;
    private boolean closed;

    EventStreams(Registry registry, HttpLimits limits) {
        this.registry = registry;
        this.limits = limits;
    }

    /** Looks for changes; to be called a few times a second, which is as often as listeners are told. */
    void tick() {
        long now = registry.revision();
        lock.lock();
        try {
            if (now != revision) {
                revision = now;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Writes events until the listener goes or the server stops.
     *
     * @param entered called once there is room for him
     * @throws RefusedException if there is none
     * @throws IOException when he is gone
     */
    void stream(NetworkPrefix listener, HttpServletResponse response, Runnable entered)
            throws RefusedException, IOException {
        enter(listener);
        try {
            entered.run();
            response.setContentType("text/event-stream");
            response.setHeader("Cache-Control", "no-store");
            write(response.getOutputStream());
        } finally {
            leave(listener);
        }
    }

    private void write(OutputStream out) throws IOException {
        long told = -1;
        while (true) {
            long now = awaitChange(told);
            if (now < 0) {
                return;
            }
            out.write(now == told ? COMMENT : event(now));
            out.flush();
            told = now;
        }
    }

    private byte[] event(long now) {
        String data =
                new String(
                        json.write(new PeersEvent(now, registry.stats().peers())),
                        StandardCharsets.UTF_8);
        return ("event: peers\nid: " + now + "\ndata: " + data + "\n\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The revision when it differs from the one told or it is time for a sign of life; -1 at the end. */
    private long awaitChange(long told) {
        lock.lock();
        try {
            long left = KEEP_ALIVE.toNanos();
            while (!closed && revision == told && left > 0) {
                left = changed.awaitNanos(left);
            }
            return closed ? -1 : revision;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        } finally {
            lock.unlock();
        }
    }

    private void enter(NetworkPrefix listener) throws RefusedException {
        lock.lock();
        try {
            int own = open.getOrDefault(listener, 0);
            if (closed
                    || streams >= limits.eventStreams()
                    || own >= limits.eventStreamsPerParty()) {
                throw RefusedException.later(
                        ApiErrorCode.BUSY, "too many event streams", Duration.ofMinutes(1));
            }
            open.put(listener, own + 1);
            streams++;
        } finally {
            lock.unlock();
        }
    }

    private void leave(NetworkPrefix listener) {
        lock.lock();
        try {
            open.computeIfPresent(listener, (key, count) -> count == 1 ? null : count - 1);
            streams--;
        } finally {
            lock.unlock();
        }
    }

    /** Streams that are open. */
    int size() {
        lock.lock();
        try {
            return streams;
        } finally {
            lock.unlock();
        }
    }

    /** Ends all streams. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
