package io.godwit.app.desktop;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One program of the system keeps it awake while anybody wants so. Its standard input is a pipe from this process: it
 * ends with us even if we are killed. Thread-safe.
 */
final class StayAwake implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StayAwake.class);

    private final CommandRunner runner;
    private final SystemCommands commands;
    private final Executor background;
    private final ReentrantLock starting = new ReentrantLock();
    private final Set<Object> holders = new HashSet<>();
    private @Nullable Process keeper;

    StayAwake(CommandRunner runner, SystemCommands commands, Executor background) {
        this.runner = runner;
        this.commands = commands;
        this.background = background;
    }

    Wakefulness hold(String why) {
        Object holder = new Object();
        synchronized (holders) {
            holders.add(holder);
        }
        background.execute(() -> follow(why));
        return () -> {
            synchronized (holders) {
                holders.remove(holder);
            }
            background.execute(() -> follow(why));
        };
    }

    private boolean wanted() {
        synchronized (holders) {
            return !holders.isEmpty();
        }
    }

    /** Brings the program in line with what is wanted now; only this starts and ends it. */
    private void follow(String why) {
        starting.lock();
        try {
            boolean running = keeper != null && keeper.isAlive();
            if (wanted() && !running) {
                keeper = runner.start(commands.stayAwake(why));
            } else if (!wanted() && keeper != null) {
                keeper.getOutputStream().close();
                keeper.destroy();
                keeper = null;
            }
        } catch (IOException notOffered) {
            LOG.debug("the system cannot be kept awake: {}", notOffered.getMessage());
        } finally {
            starting.unlock();
        }
    }

    /** Forgets all holders. */
    @Override
    public void close() {
        synchronized (holders) {
            holders.clear();
        }
        follow("");
    }
}
