package io.godwit.app.fx;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Holds back what is meant for the interface thread while another thread still makes what that work is about, also before
 * there is an interface thread. Thread-safe; keeps the order.
 */
public final class HeldBack implements Executor {
    private final Executor ui;
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> held = new ArrayDeque<>();
    private boolean released;

    /**
     * Holds everything back at first.
     *
     * @param ui the interface thread
     */
    public HeldBack(Executor ui) {
        this.ui = ui;
    }

    /** Hands work over, now or when it is released, and returns at once. */
    @Override
    public void execute(Runnable work) {
        lock.lock();
        try {
            if (released) {
                ui.execute(work);
            } else {
                held.add(work);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Hands over what was held back, and holds nothing back from now on. */
    public void release() {
        lock.lock();
        try {
            released = true;
            held.forEach(ui::execute);
            held.clear();
        } finally {
            lock.unlock();
        }
    }
}
