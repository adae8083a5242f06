package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers what other peers ask for. Thread-safe.
 *
 * <p>A connection that asks for nothing costs nothing here; one that asks gets a thread until it has been quiet for a
 * while. Reading and sending happen in {@link Turns}, one record at a time; other answers are made in {@link Places}.
 */
public final class Uploads {

    /** Pages made and sent at a time: each takes a quarter of a MiB, twice its length, until it is with the network. */
    static final int PAGES = 64;

    /** As for {@link #PAGES}; few suffice, as only slow searches and slow networks keep one for long. */
    static final int LISTINGS = 32;

    /** What a place is shared by: one address has one part in so many. */
    static final int ADDRESSES = 4;

    private final Map<MessageChannel, Serving> active = new ConcurrentHashMap<>();
    private final ServingParts parts;
    private final Environment environment;

    /**
     * An upload side.
     *
     * @param catalog what is offered
     * @param slots records read and sent at the same time
     * @param limit shared by everything served
     * @param buffers where records are read into
     * @param environment time and threads
     * @param events told who is served and what failed
     */
    public Uploads(
            Catalog catalog,
            int slots,
            RateLimit limit,
            ChunkBuffers buffers,
            Environment environment,
            EventSink events) {
        this.environment = environment;
        this.parts =
                new ServingParts(
                        catalog,
                        new Turns(slots, environment.nanoTime()),
                        new Places(PAGES, PAGES / ADDRESSES),
                        new Places(LISTINGS, LISTINGS / ADDRESSES),
                        new Layers(),
                        limit,
                        buffers,
                        new Subscriptions(),
                        events,
                        new LongAdder());
    }

    /**
     * Takes in a request; never blocks.
     *
     * @throws ProtocolException if the peer has far too many requests outstanding, or reuses a stream
     */
    public void request(MessageChannel channel, Message.Request request) throws ProtocolException {
        active.computeIfAbsent(channel, key -> new Serving(key, parts, environment)).add(request);
    }

    /** Withdraws a request, if it is not answered yet. */
    public void cancel(MessageChannel channel, Message.Cancel cancel) {
        Serving serving = active.get(channel);
        if (serving != null) {
            serving.cancel(cancel.stream());
        }
    }

    /** A connection is gone. */
    public void closed(MessageChannel channel) {
        Serving serving = active.remove(channel);
        if (serving != null) {
            serving.close();
        }
    }

    /** A chunk of a file that is being downloaded can be served from now on. */
    public void added(ContentId root, int chunk) {
        parts.subscriptions().added(root, chunk);
    }

    /** Bytes of chunks sent so far. */
    public long sentBytes() {
        return parts.sent().sum();
    }

    /** What is fetched from here at the moment, one entry for each connection that asked for chunks lately. */
    public List<ServedFile> served() {
        return active.values().stream().flatMap(serving -> serving.served().stream()).toList();
    }

    /** Connections that asked for something and are still open. */
    public int activeConnections() {
        return active.size();
    }
}
