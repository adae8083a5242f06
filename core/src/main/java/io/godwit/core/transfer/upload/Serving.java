package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.TransferEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that asks for things: its queue, and the thread that answers while there is something to answer. */
final class Serving {

    private static final Logger LOG = LoggerFactory.getLogger(Serving.class);

    /** How long after the last record a connection counts as fetching. */
    private static final long RECENT = TimeUnit.SECONDS.toNanos(5);

    /** How long its thread waits for more at least, in nanoseconds: long enough to span a requester's pauses. */
    private static final long LINGER = TimeUnit.SECONDS.toNanos(1);

    private final RequestQueue queue;
    private final MessageChannel channel;
    private final ServingParts parts;
    private final Environment environment;
    private final AtomicLong sent = new AtomicLong();
    private volatile @Nullable ContentId current;
    private volatile long lastSent;

    Serving(MessageChannel channel, ServingParts parts, Environment environment) {
        this.channel = channel;
        this.parts = parts;
        this.environment = environment;
        this.queue =
                new RequestQueue(LINGER, work -> environment.threads().newThread(work).start());
    }

    void add(Message.Request request) throws ProtocolException {
        if (queue.add(request)) {
            begin();
        }
    }

    /** Does not fail: who tells of news has others to tell, and no part in what is lacking here. */
    private void begin() {
        try {
            environment.threads().newThread(this::run).start();
        } catch (RuntimeException | Error e) {
            // First, as it may be memory that is lacking: nobody else would ever answer on it.
            channel.close();
            LOG.error("serving could not begin; the connection is ended", e);
        }
    }

    /** What is fetched over this connection, if anything was sent in the last seconds. */
    Optional<ServedFile> served() {
        ContentId root = current;
        return root == null || environment.nanoTime().getAsLong() - lastSent > RECENT
                ? Optional.empty()
                : Optional.of(new ServedFile(channel.remote(), root, sent.get()));
    }

    void tell(Subscription subscription) {
        if (queue.add(subscription)) {
            begin();
        }
    }

    void cancel(int stream) {
        Subscription subscription = queue.cancel(stream);
        if (subscription != null) {
            parts.subscriptions().remove(subscription);
        }
    }

    void close() {
        queue.close().forEach(parts.subscriptions()::remove);
        if (sent.get() > 0) {
            parts.events().emit(new TransferEvent.ServingEnded(channel.remote(), sent.get()));
        }
    }

    private void run() {
        try (OpenFile file =
                new OpenFile(
                        parts.catalog(),
                        parts.layers(),
                        channel.remote(),
                        environment.nanoTime())) {
            serve(file);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            channel.close();
        } catch (IOException e) {
            LOG.debug("a peer went away while it was served", e);
            channel.close();
        } catch (RuntimeException | Error e) {
            // Nobody else would ever answer on it.
            LOG.error("serving failed; the connection is ended", e);
            channel.close();
        }
    }

    private void serve(OpenFile file) throws IOException, InterruptedException {
        var answers = new Answers(channel, parts, file);
        RequestQueue.Task task = queue.next();
        while (!(task instanceof RequestQueue.Task.End)) {
            switch (task) {
                case RequestQueue.Task.Answer answer -> answer(answer.request(), answers, file);
                case RequestQueue.Task.Refuse refuse -> channel.send(refuse.refusal());
                case RequestQueue.Task.Tell tell -> tell(tell.subscription(), answers);
                case RequestQueue.Task.Idle idle -> channel.flush();
                case RequestQueue.Task.End end -> {}
            }
            task = task instanceof RequestQueue.Task.Idle ? queue.awaitNext() : queue.next();
        }
    }

    private void answer(Message.Request request, Answers answers, OpenFile file)
            throws IOException, InterruptedException {
        try {
            switch (request) {
                case Message.Get get -> chunk(get, file);
                case Message.GetManifest get -> answers.manifest(get);
                case Message.GetLayer get -> answers.layer(get);
                case Message.GetHave get -> subscribe(get, answers);
                case Message.ListShares list -> answers.list(list);
                case Message.Search search -> answers.search(search);
            }
        } catch (OfferException e) {
            refuse(request, e, file);
        }
    }

    private void refuse(Message.Request request, OfferException e, OpenFile file)
            throws IOException {
        channel.send(new Message.Reject(request.stream(), e.code()));
        boolean ours = e.code() == RejectCode.CHANGED || e.code() == RejectCode.IO_ERROR;
        if (ours) {
            LOG.warn("cannot serve a file", e);
            file.forget();
            if (request instanceof Message.Get get) {
                parts.events()
                        .emit(
                                new TransferEvent.ServingFailed(
                                        channel.remote(), get.root(), e.code()));
            }
        }
    }

    private void chunk(Message.Get get, OpenFile file) throws IOException, InterruptedException {
        var reply = new ChunkReply(get, channel, parts, queue);
        reply.check(file.get(get.root(), get.chunkShift()));
        while (reply.hasMore()) {
            int bytes = reply.sendNext(file.get(get.root(), get.chunkShift()));
            if (bytes > 0) {
                count(get.root(), bytes);
            }
        }
    }

    private void count(ContentId root, int bytes) {
        current = root;
        lastSent = environment.nanoTime().getAsLong();
        if (sent.getAndAdd(bytes) == 0) {
            parts.events().emit(new TransferEvent.ServingStarted(channel.remote()));
        }
    }

    private void subscribe(Message.GetHave get, Answers answers)
            throws IOException, InterruptedException {
        Subscription subscription = new Subscription(get, this);
        // Registered before the set is read, so that no chunk falls between the two.
        parts.subscriptions().add(subscription);
        boolean goesOn = false;
        try {
            goesOn = queue.keep(subscription) && !answers.have(get);
        } finally {
            if (!goesOn) {
                end(subscription);
            }
        }
    }

    private void tell(Subscription subscription, Answers answers)
            throws IOException, InterruptedException {
        if (!answers.tell(subscription)) {
            end(subscription);
        }
    }

    private void end(Subscription subscription) {
        parts.subscriptions().remove(subscription);
        queue.cancel(subscription.request().stream());
    }
}
