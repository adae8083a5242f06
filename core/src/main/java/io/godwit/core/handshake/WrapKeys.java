package io.godwit.core.handshake;

import io.godwit.core.crypto.RsaKeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The wrap keys of this process: RSA keys in memory only, made in the background, each for at most 24 hours and 1,000
 * handshakes. That gives the RSA leg its forward secrecy. Thread-safe.
 */
public final class WrapKeys {

    private static final int MAX_HANDSHAKES = 1_000;
    private static final long MAX_AGE_NANOS = Duration.ofHours(24).toNanos();

    /** Share of its life, in tenths, after which a key's successor is made. */
    private static final int PREPARE_TENTHS = 9;

    private final Supplier<RsaKeyPair> generator;
    private final Executor background;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private CompletableFuture<Made> current;
    private @Nullable CompletableFuture<Made> next;
    private int handshakes;

    /**
     * Starts making the first key.
     *
     * @param generator makes a key of 3072 bits, which takes a second
     * @param background where it runs
     * @param nanoTime a clock that never steps, in nanoseconds
     */
    public WrapKeys(Supplier<RsaKeyPair> generator, Executor background, LongSupplier nanoTime) {
        this.generator = generator;
        this.background = background;
        this.nanoTime = nanoTime;
        this.current = make();
    }

    /** Wrap keys made by a thread that ends when the key is made. */
    public static WrapKeys inBackground(SecureRandom random) {
        var factory = Thread.ofPlatform().daemon().name("godwit-wrap-key").factory();
        return new WrapKeys(
                () -> RsaKeyPair.generate(Suite.WRAP_BITS, random),
                task -> factory.newThread(task).start(),
                System::nanoTime);
    }

    /** The key for one handshake; waits while none is made yet. */
    RsaKeyPair forOneHandshake() {
        CompletableFuture<Made> chosen;
        lock.lock();
        try {
            if (worn(10)) {
                current = next != null ? next : make();
                next = null;
                handshakes = 0;
            } else if (next == null && worn(PREPARE_TENTHS)) {
                next = make();
            }
            handshakes++;
            chosen = current;
        } finally {
            lock.unlock();
        }
        return chosen.join().key;
    }

    /** Whether the current key has served this many tenths of its life; one that is still being made has not. */
    private boolean worn(int tenths) {
        if (current.isCompletedExceptionally()) {
            return true;
        }
        Made made = current.getNow(null);
        return made != null
                && (handshakes >= MAX_HANDSHAKES / 10 * tenths
                        || nanoTime.getAsLong() - made.at >= MAX_AGE_NANOS / 10 * tenths);
    }

    private CompletableFuture<Made> make() {
        return CompletableFuture.supplyAsync(
                () -> new Made(generator.get(), nanoTime.getAsLong()), background);
    }

    /** A key and when it was ready; not a record, so that nothing prints it. */
    private static final class Made {

        private final RsaKeyPair key;
        private final long at;

        Made(RsaKeyPair key, long at) {
            this.key = key;
            this.at = at;
        }
    }
}
