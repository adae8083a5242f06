package io.godwit.core.storage;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A scheduler whose time passes when a test says so. */
final class ManualScheduler extends ScheduledThreadPoolExecutor {

    private final Queue<Task> tasks = new ArrayDeque<>();

    ManualScheduler() {
        super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        Task task = new Task(command, unit.toMillis(delay));
        tasks.add(task);
        return task;
    }

    /** Delay of the task that waits longest, or -1. */
    long delayMillis() {
        return tasks.isEmpty() ? -1 : tasks.element().millis;
    }

    /** Runs what was scheduled until now. */
    void run() {
        for (int waiting = tasks.size(); waiting > 0; waiting--) {
            tasks.remove().run();
        }
    }

    private static final class Task extends FutureTask<Object> implements ScheduledFuture<Object> {
        private final long millis;

        Task(Runnable command, long millis) {
            super(
                    (Callable<Object>)
                            () -> {
                                command.run();
                                return command;
                            });
            this.millis = millis;
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(millis, TimeUnit.MILLISECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(millis, other.getDelay(TimeUnit.MILLISECONDS));
        }
    }
}
