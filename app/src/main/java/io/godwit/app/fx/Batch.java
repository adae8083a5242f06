package io.godwit.app.fx;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Carries many small things to the interface thread in few deliveries: all that came since the last one, at most ten
 * times a second. What nobody takes does not pile up: beyond the bound the oldest are dropped. Thread-safe.
 *
 * @param <T> what is carried
 */
public final class Batch<T> {
    private final int most;
    private final Consumer<List<T>> target;
    private final Coalescer delivery;
    private final ReentrantLock lock = new ReentrantLock();
    private List<T> waiting = new ArrayList<>();

    /**
     * Starts empty.
     *
     * @param ui the interface thread
     * @param most how many wait for a delivery, from 1
     * @param target takes each delivery on the interface thread, oldest first
     */
    public Batch(Executor ui, int most, Consumer<List<T>> target) {
        this.most = most;
        this.target = target;
        delivery = new Coalescer(ui, this::deliver);
    }

    /** Adds one thing to the next delivery. */
    public void add(T thing) {
        lock.lock();
        try {
            waiting.add(thing);
            if (waiting.size() >= 2 * most) {
                waiting = new ArrayList<>(newest());
            }
        } finally {
            lock.unlock();
        }
        delivery.request();
    }

    private void deliver() {
        List<T> taken;
        lock.lock();
        try {
            taken = newest();
            waiting = new ArrayList<>();
        } finally {
            lock.unlock();
        }
        if (!taken.isEmpty()) {
            target.accept(List.copyOf(taken));
        }
    }

    private List<T> newest() {
        return waiting.subList(Math.max(0, waiting.size() - most), waiting.size());
    }
}
