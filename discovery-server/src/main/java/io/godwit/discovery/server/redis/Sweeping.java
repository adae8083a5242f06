package io.godwit.discovery.server.redis;

import java.util.concurrent.atomic.AtomicBoolean;

/** Takes out who is silent, in a thread of its own, as Redis may keep it waiting; one at a time. Thread-safe. */
final class Sweeping {

    /** What is done. */
    @FunctionalInterface
    interface Task {
        void run() throws RedisException;
    }

    private final Link link;
    private final Task task;
    private final AtomicBoolean running = new AtomicBoolean();

    Sweeping(Link link, Task task) {
        this.link = link;
        this.task = task;
    }

    /** Begins, unless it is being done or Redis is away. */
    void begin() {
        if (link.usable() && running.compareAndSet(false, true)) {
            Thread.ofVirtual().start(this::run);
        }
    }

    private void run() {
        try {
            task.run();
        } catch (RedisException e) {
            link.failed(e);
        } finally {
            running.set(false);
        }
    }
}
