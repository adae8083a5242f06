package io.godwit.core.transfer.upload;

import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.Message;
import io.godwit.core.protocol.ProtocolException;
import io.godwit.core.protocol.RejectCode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one connection asked for and did not get yet. Thread-safe; bounded: a peer that goes on asking beyond
 * {@link Limits#REQUESTS} is refused, and cut off when it does so for another as many.
 */
final class RequestQueue {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();

    /** What waits, by its stream, oldest first. */
    private final SequencedMap<Integer, Message.Request> requests = new LinkedHashMap<>();

    private final SequencedMap<Integer, Message.Reject> refusals = new LinkedHashMap<>();
    private final Set<Subscription> news = new LinkedHashSet<>();
    private final Map<Integer, Subscription> subscriptions = new HashMap<>();
    private @Nullable Integer current;
    private boolean currentCancelled;
    private boolean served;
    private boolean closed;

    /** The next thing to do: a refusal or a request to answer, or news to tell. */
    sealed interface Task {
        record Answer(Message.Request request) implements Task {}

        record Refuse(Message.Reject refusal) implements Task {}

        record Tell(Subscription subscription) implements Task {}

        /** Nothing to do for now: flush, and come again. */
        record Idle() implements Task {}

        /** Nothing to do for long: the serving thread ends. */
        record End() implements Task {}
    }

    /**
     * Takes in a request.
     *
     * @return whether a serving thread must be started
     * @throws ProtocolException when there are far too many, or the stream is in use
     */
    boolean add(Message.Request request) throws ProtocolException {
        lock.lock();
        try {
            if (inUse(request.stream())) {
                throw new ProtocolException(AlertCode.MALFORMED, "stream", "in use");
            }
            if (outstanding() < Limits.REQUESTS) {
                requests.put(request.stream(), request);
            } else if (refusals.size() < Limits.REQUESTS) {
                refusals.put(
                        request.stream(),
                        new Message.Reject(request.stream(), RejectCode.TOO_MANY));
            } else {
                throw new ProtocolException(
                        AlertCode.TOO_LARGE, "requests", "more than " + 2 * Limits.REQUESTS);
            }
            return wake();
        } finally {
            lock.unlock();
        }
    }

    private boolean inUse(int stream) {
        return stream == 0
                || Integer.valueOf(stream).equals(current)
                || requests.containsKey(stream)
                || refusals.containsKey(stream)
                || subscriptions.containsKey(stream);
    }

    private int outstanding() {
        return requests.size() + subscriptions.size() + (current == null ? 0 : 1);
    }

    /** Notes that a subscription has something to tell; returns whether a serving thread must be started. */
    boolean add(Subscription subscription) {
        lock.lock();
        try {
            if (!subscriptions.containsValue(subscription)) {
                return false;
            }
            news.add(subscription);
            return wake();
        } finally {
            lock.unlock();
        }
    }

    private boolean wake() {
        work.signal();
        boolean start = !served && !closed;
        served = true;
        return start;
    }

    /** Keeps a subscription until it is cancelled; returns false when it already is. */
    boolean keep(Subscription subscription) {
        lock.lock();
        try {
            boolean wanted = !closed && !currentCancelled;
            if (wanted) {
                subscriptions.put(subscription.request().stream(), subscription);
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    /** Takes back a request; returns the subscription that it was, if any. */
    @Nullable Subscription cancel(int stream) {
        lock.lock();
        try {
            if (Integer.valueOf(stream).equals(current)) {
                currentCancelled = true;
            }
            requests.remove(stream);
            Subscription subscription = subscriptions.remove(stream);
            news.remove(subscription);
            return subscription;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the request being answered is no longer wanted. */
    boolean isCancelled() {
        lock.lock();
        try {
            return closed || currentCancelled;
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next task; waits for one if asked to.
     *
     * @param linger nanoseconds to wait, 0 not to
     */
    Task next(long linger) throws InterruptedException {
        lock.lock();
        try {
            current = null;
            currentCancelled = false;
            long left = linger;
            while (!closed && isEmpty() && left > 0) {
                left = work.awaitNanos(left);
            }
            return closed || (isEmpty() && linger > 0) ? end() : poll();
        } finally {
            lock.unlock();
        }
    }

    /** Nanoseconds that a serving thread waits for more before it ends: long enough to span a requester's pauses. */
    static final long LINGER = TimeUnit.SECONDS.toNanos(1);

    private boolean isEmpty() {
        return requests.isEmpty() && refusals.isEmpty() && news.isEmpty();
    }

    private Task end() {
        served = false;
        return new Task.End();
    }

    private Task poll() {
        var refusal = refusals.pollFirstEntry();
        if (refusal != null) {
            return new Task.Refuse(refusal.getValue());
        }
        if (!news.isEmpty()) {
            Subscription first = news.iterator().next();
            news.remove(first);
            return new Task.Tell(first);
        }
        var request = requests.pollFirstEntry();
        if (request == null) {
            return new Task.Idle();
        }
        current = request.getKey();
        return new Task.Answer(request.getValue());
    }

    /** Ends the queue; returns the subscriptions that were kept. */
    Iterable<Subscription> close() {
        lock.lock();
        try {
            closed = true;
            requests.clear();
            refusals.clear();
            news.clear();
            var kept = List.copyOf(subscriptions.values());
            subscriptions.clear();
            work.signalAll();
            return kept;
        } finally {
            lock.unlock();
        }
    }
}
