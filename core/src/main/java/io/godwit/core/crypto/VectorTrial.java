package io.godwit.core.crypto;

import io.godwit.core.content.ChunkLayout;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Finds out whether {@link VectorBlockHasher} is faster here than the platform's digest, by running both for a while in
 * the background. Thread-safe.
 *
 * <p>A while, because code on vectors is a thousand times slower before the compiler has taken it up than afterwards.
 */
final class VectorTrial {

    /** One for the process: the answer depends on the processor and the Java runtime alone. */
    static final VectorTrial OF_THIS_PROCESS = new VectorTrial(VectorTrial::onItsThread);

    /** Bytes that are hashed to compare: enough for vectors of 16 lanes. */
    private static final int BYTES = 16 * ChunkLayout.BLOCK_SIZE;

    /** Rounds of a trial: in some twenty, both are compiled, however busy the machine is. */
    private static final int ROUNDS = 200;

    /** After this time no round begins: whoever is not compiled by then will not be. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** Calls after which the compiler has replaced the digest by the processor's instructions, if it has any. */
    private static final int WARM_UP = 10_000;

    private static final int WARM_UP_BYTES = 1_024;

    /** Wins in a row that count, so that one interruption of the digest does not. */
    private static final int WINS = 10;

    private final Executor background;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile boolean won;
    private volatile boolean lost;

    /**
     * A trial.
     *
     * @param background runs it when it begins, for up to half a minute
     */
    VectorTrial(Executor background) {
        this.background = background;
    }

    private static void onItsThread(Runnable trial) {
        Thread.ofPlatform().daemon().name("godwit-vector-trial").start(trial);
    }

    /** Whether this Java runtime was started with the module that {@link VectorBlockHasher} needs. */
    static boolean isPossible() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** Begins the trial if it has not begun; only where it {@link #isPossible()}. */
    void begin() {
        if (!begun.get() && begun.compareAndSet(false, true)) {
            background.execute(this::run);
        }
    }

    /** Whether vectors have proved to be faster. */
    boolean isWon() {
        return won;
    }

    /** Whether the digest has proved to be as good. */
    boolean isLost() {
        return lost;
    }

    private void run() {
        BlockHasher digest = new JdkBlockHasher();
        byte[] data = new byte[BYTES];
        for (int i = 0; i < WARM_UP; i++) {
            digest.hash(data, 0, WARM_UP_BYTES, data, 0);
        }
        try {
            won = isFaster(new VectorBlockHasher(), digest, data, System::nanoTime);
        } catch (LinkageError otherJava) {
            // An incubating module may change with every Java; what does not fit is not faster.
            won = false;
        } finally {
            lost = !won;
        }
    }

    /**
     * Whether the first hasher wins ten times in a row, each time by a fifth of the second one's time at least.
     *
     * @param data what both hash; overwritten
     * @param nanos a clock
     */
    static boolean isFaster(
            BlockHasher first, BlockHasher second, byte[] data, LongSupplier nanos) {
        long begin = nanos.getAsLong();
        int wins = 0;
        for (int round = 0; round < ROUNDS && wins < WINS; round++) {
            if (nanos.getAsLong() - begin > LONGEST.toNanos()) {
                return false;
            }
            long mine = time(first, data, nanos);
            wins = mine * 5 <= time(second, data, nanos) * 4 ? wins + 1 : 0;
        }
        return wins == WINS;
    }

    private static long time(BlockHasher hasher, byte[] data, LongSupplier nanos) {
        long begin = nanos.getAsLong();
        hasher.hash(data, 0, data.length, data, 0);
        return nanos.getAsLong() - begin;
    }
}
