package io.godwit.trust;

import io.godwit.tests.Program;
import io.godwit.tests.Progress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** For how long a running {@code godwit get --json -v} verifies nothing; looks on a thread of its own. Thread-safe. */
public final class Pauses implements Runnable {

    private static final long LOOK_NANOS = 20_000_000;

    private final Program get;
    private long verified;
    private long since;
    private long longest;

    private Pauses(Program get) {
        this.get = get;
    }

    /** Looks from now on, until the download has ended. What was before the first verified byte is no pause. */
    public static Pauses watch(Program get) {
        Pauses pauses = new Pauses(get);
        Thread.ofPlatform().daemon().name("pauses").start(pauses);
        return pauses;
    }

    @Override
    public void run() {
        while (get.isAlive()) {
            look(Progress.verified(get), System.nanoTime());
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private synchronized void look(long bytes, long now) {
        if (verified > 0) {
            longest = Math.max(longest, now - since);
        }
        if (bytes > verified) {
            verified = bytes;
            since = now;
        }
    }

    /** Forgets what was: a pause that goes on begins now. */
    public synchronized void begin() {
        longest = 0;
        since = System.nanoTime();
    }

    /** The longest since the last call, one that goes on included. */
    public synchronized Duration take() {
        Duration taken = Duration.ofNanos(longest);
        longest = 0;
        return taken;
    }
}
