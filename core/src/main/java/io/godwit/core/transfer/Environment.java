package io.godwit.core.transfer;

import java.util.concurrent.ThreadFactory;
import java.util.function.LongSupplier;

/**
 * What the engine takes from the outside: time, chance and threads.
 *
 * @param nanoTime a clock that never goes back, in nanoseconds, of any origin
 * @param seed a fresh seed for each download's choices; nothing secret depends on it
 * @param threads makes the threads that block on the network and the disk; virtual ones outside of tests
 */
public record Environment(LongSupplier nanoTime, LongSupplier seed, ThreadFactory threads) {

    /** The system's clock, a seed from it, and virtual threads. */
    public static Environment system() {
        return new Environment(
                System::nanoTime,
                System::nanoTime,
                Thread.ofVirtual().name("transfer-", 0).factory());
    }
}
