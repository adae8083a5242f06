package io.godwit.core.transfer.engine;

import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** Measures how long peers take to answer. Thread-safe. */
final class Pings {
    private static final long LONGEST_SECONDS = 5;

    private record Asked(MessageChannel channel, int stream) {}

    private final Map<Asked, CompletableFuture<Long>> waiting = new ConcurrentHashMap<>();
    private final AtomicInteger streams = new AtomicInteger();
    private final LongSupplier nanos;

    /**
     * Nobody is asked yet.
     *
     * @param nanos a clock that only goes forward
     */
    Pings(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Asks and waits for the answer.
     *
     * @return the time between the two
     * @throws IOException if the connection is gone or there is no answer in 5 s
     */
    Duration ping(MessageChannel channel) throws IOException, InterruptedException {
        var asked = new Asked(channel, nextStream());
        var answer = new CompletableFuture<Long>();
        waiting.put(asked, answer);
        try {
            long start = nanos.getAsLong();
            channel.send(new Message.Ping(asked.stream()));
            channel.flush();
            return Duration.ofNanos(answer.get(LONGEST_SECONDS, TimeUnit.SECONDS) - start);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("no answer to a ping in " + LONGEST_SECONDS + " s");
        } catch (ExecutionException e) {
            throw new IOException("connection is gone", e.getCause());
        } finally {
            waiting.remove(asked);
        }
    }

    /** Streams from 1; 0 is used by the session itself. */
    private int nextStream() {
        return streams.updateAndGet(last -> last == Integer.MAX_VALUE ? 1 : last + 1);
    }

    /** An answer came in; one that nobody waits for is dropped. */
    void answered(MessageChannel channel, Message.Pong pong) {
        CompletableFuture<Long> answer = waiting.get(new Asked(channel, pong.stream()));
        if (answer != null) {
            answer.complete(nanos.getAsLong());
        }
    }

    /** A connection is gone. */
    void closed(MessageChannel channel) {
        waiting.forEach((asked, answer) -> {
            if (asked.channel().equals(channel)) {
                answer.completeExceptionally(new IOException("connection is gone"));
            }
        });
    }
}
