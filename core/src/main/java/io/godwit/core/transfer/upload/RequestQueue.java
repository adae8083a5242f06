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
import java.util.concurrent.Executor;
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
    private final Condition ending = lock.newCondition();
    private final long linger;
    private final Executor threads;

    /** What waits, by its stream, oldest first. */
    private final SequencedMap<Integer, Message.Request> requests = new LinkedHashMap<>();

    private final SequencedMap<Integer, Message.Reject> refusals = new LinkedHashMap<>();
    private final Set<Subscription> news = new LinkedHashSet<>();
    private final Map<Integer, Subscription> subscriptions = new HashMap<>();
    private @Nullable Integer current;
    private boolean currentCancelled;
    private boolean served;
    private boolean alarmSet;
    private boolean closed;

    /**
     * Nothing asked for.
     *
     * @param linger nanoseconds that a serving thread waits for more before it ends; at most it is twice as long
     * @param threads begins a thread for an alarm, of which there is one at a time
     */
    RequestQueue(long linger, Executor threads) {
        this.linger = linger;
        this.threads = threads;
    }

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

    /** The next task, without waiting for one. */
    Task next() {
        lock.lock();
        try {
            current = null;
            currentCancelled = false;
            return closed ? end() : poll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * The next task after {@link Task.Idle}; waits for one, but not for long.
     *
     * <p>Each wait with a limit of time of a virtual thread wakes a thread of the system twice, and the requests for a
     * large file are waited for one by one. So an alarm limits them, which goes on when a request comes; one that was
     * set before a wait began does not end it.
     */
    Task awaitNext() throws InterruptedException {
        lock.lock();
        try {
            boolean ownAlarm = false;
            while (!closed && isEmpty()) {
                if (alarmSet) {
                    work.await();
                } else if (ownAlarm) {
                    return end();
                } else {
                    ownAlarm = true;
                    alarmSet = true;
                    threads.execute(this::ring);
                }
            }
            return closed ? end() : poll();
        } finally {
            lock.unlock();
        }
    }

    /** An alarm: has the serving thread look after a while. */
    private void ring() {
        lock.lock();
        try {
            long left = linger;
            while (!closed && left > 0) {
                left = ending.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            alarmSet = false;
            work.signal();
            lock.unlock();
        }
    }

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
            ending.signalAll();
            return kept;
        } finally {
            lock.unlock();
        }
    }
}
