package io.godwit.app.log;

import io.godwit.core.event.Event;
import io.godwit.core.event.EventSink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/** The latest activity in memory, for a window that shows it. Thread-safe; never blocks for long. */
public final class ActivityHistory implements EventSink {
    /** Lines kept; older ones are dropped. */
    public static final int MOST = 10_000;

    private final InstantSource clock;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long next;

    /**
     * One line with its time.
     *
     * @param number counts up from 0 without gaps
     * @param time when it happened
     * @param line what happened
     */
    public record Entry(long number, Instant time, ActivityLine line) {}

    /**
     * Starts empty.
     *
     * @param clock tells the time of each line
     */
    public ActivityHistory(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void emit(Event event) {
        ActivityLine line = ActivityText.of(event);
        lock.lock();
        try {
            if (entries.size() == MOST) {
                entries.removeFirst();
            }
            entries.addLast(new Entry(next++, clock.instant(), line));
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * What is kept from some number on, oldest first.
     *
     * @param number the least number wanted
     */
    public List<Entry> from(long number) {
        lock.lock();
        try {
            ArrayDeque<Entry> wanted = new ArrayDeque<>();
            for (Iterator<Entry> latest = entries.descendingIterator(); latest.hasNext(); ) {
                Entry entry = latest.next();
                if (entry.number() < number) {
                    break;
                }
                wanted.addFirst(entry);
            }
            return List.copyOf(wanted);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Tells of every addition, in the thread that adds.
     *
     * @return ends the telling
     */
    public Runnable onAdd(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
