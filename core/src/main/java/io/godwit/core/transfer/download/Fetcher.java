package io.godwit.core.transfer.download;

import io.godwit.core.crypto.BlockHasher;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to one source, and the thread that asks on it. Answers come in on the connection's reader.
 *
 * <p>Package-private fields are guarded by the lock of the job.
 */
final class Fetcher implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Fetcher.class);

    private final Job job;
    private final Source source;
    private final @Nullable Fetcher first;
    private final Pace pace;
    private final BlockHasher hasher = BlockHasher.create();
    private final long startedAt;
    private volatile @Nullable Requests requests;

    /** Whether it has nothing of what is still free; guarded by the lock of the job, like the time. */
    private boolean idle;

    private long idleSince;

    /** Signalled when there may be something to ask for. */
    final Condition work;

    /** What was asked for and is not here in full, oldest first. */
    final Set<ChunkFetch> outstanding = new LinkedHashSet<>();

    /** Messages to send at the next opportunity. */
    final List<Message> outbox = new ArrayList<>();

    /** Asks for nothing more, ends when all is here. */
    boolean draining;

    /** Ends at once. */
    boolean stopped;

    /** Asks for nothing until then, having been silent for too long. */
    long restUntil;

    boolean resting;
    int stalls;
    int layersPending;

    /** Most chunks outstanding; lowered when the peer says it is too many. */
    int mostRequests = Integer.MAX_VALUE;

    /**
     * A connection to be made.
     *
     * @param first the source's first connection, to join; null to make that one
     */
    Fetcher(Job job, Source source, @Nullable Fetcher first, Condition work, long now) {
        this.job = job;
        this.source = source;
        this.first = first;
        this.work = work;
        this.startedAt = now;
        this.pace = new Pace(now);
    }

    Job job() {
        return job;
    }

    Source source() {
        return source;
    }

    Pace pace() {
        return pace;
    }

    long startedAt() {
        return startedAt;
    }

    boolean isJoined() {
        return first != null;
    }

    boolean isConnected() {
        return requests != null;
    }

    /** Whether its connection is up, be it in use or not. */
    boolean isUp() {
        Requests line = requests;
        return line != null && !line.isClosed();
    }

    boolean isUsable() {
        return isUp() && !stopped && !resting;
    }

    void idle(boolean is, long now) {
        if (is && !idle) {
            idleSince = now;
        }
        idle = is;
    }

    /** For how long it has had nothing of what was free, in nanoseconds; 0 if it may have something. */
    long idleFor(long now) {
        return idle && isUsable() ? now - idleSince : 0;
    }

    /** The requests of the connection, which is up. */
    Requests requests() {
        return Objects.requireNonNull(requests, "not connected");
    }

    @Nullable Requests line() {
        return requests;
    }

    // ---- called by the reader

    /**
     * Bytes of a chunk came in.
     *
     * @param askedAt when they were asked for, if nothing else was on its way then, else 0
     */
    void arrived(int bytes, long askedAt) {
        long now = job.now();
        if (askedAt != 0) {
            pace.answered(now - askedAt);
        }
        pace.arrived(bytes, now);
    }

    /** For the reader of this connection alone. */
    BlockHasher hasher() {
        return hasher;
    }

    /** A chunk's buffer is free; called with its lock held. */
    void ended(ChunkFetch fetch, int open) {
        pace.withdraw(open);
        job.freed(fetch.reserved());
    }

    void wake() {
        job.wake(this);
    }

    // ---- the thread

    @Override
    public void run() {
        IOException cause = null;
        try {
            connect();
            ask();
        } catch (IOException e) {
            cause = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("a fetcher failed; its connection is given up", e);
        } finally {
            hangUp(cause);
        }
    }

    private void connect() throws IOException {
        Sources sources = job.sources();
        MessageChannel channel =
                first == null
                        ? sources.connect(source.peer())
                        : sources.join(first.requests().channel());
        requests = job.connections().of(channel);
        job.connected(this);
    }

    private void ask() throws IOException, InterruptedException {
        Step step = job.next(this);
        while (!(step instanceof Step.Stop)) {
            switch (step) {
                case Step.Send send -> send(send);
                case Step.FetchManifest fetch -> job.fetchManifest(this);
                case Step.Stop stop -> {}
            }
            step = job.next(this);
        }
    }

    private void send(Step.Send send) throws IOException {
        // First, as a layer that was promised and never asked for would hold up its file.
        for (int file : send.layers()) {
            job.start(() -> job.layers().fetch(this, file));
        }
        MessageChannel channel = requests().channel();
        for (Message message : send.messages()) {
            channel.send(message);
        }
        for (int file : send.tellings()) {
            var feed = new HaveFeed(this, file, job.layout(file));
            channel.send(feed.open(job.root(file)));
        }
        for (ChunkFetch fetch : send.fetches()) {
            send(fetch, channel);
        }
        channel.flush();
    }

    private void send(ChunkFetch fetch, MessageChannel channel) throws IOException {
        int stream = requests().open(fetch);
        if (!fetch.sentAs(stream)) {
            requests().finish(stream, 0);
            return;
        }
        channel.send(
                new Message.Get(
                        stream,
                        job.root(fetch.file()),
                        job.layout(fetch.file()).chunkShift(),
                        fetch.chunk(),
                        0,
                        fetch.length()));
    }

    private void hangUp(@Nullable IOException cause) {
        Requests line = requests;
        // Before it is no longer a connection of its source, which must not hear of it afterwards.
        List<Integer> tellings = line == null ? List.of() : line.withdraw(this::isOurFeed);
        List<Message> last = job.hungUp(this, cause);
        if (line == null) {
            return;
        }
        // Others may go on using the connection, and the peer counts what it still has to answer.
        tellings.forEach(stream -> last.add(new Message.Cancel(stream)));
        try {
            if (!line.isClosed()) {
                for (Message message : last) {
                    line.channel().send(message);
                }
                line.channel().flush();
            }
        } catch (IOException e) {
            LOG.debug("a connection ended before its last words", e);
        } finally {
            job.sources().release(line.channel());
        }
    }

    private boolean isOurFeed(Requests.Reply reply) {
        return reply instanceof HaveFeed feed && feed.isOf(this);
    }
}
