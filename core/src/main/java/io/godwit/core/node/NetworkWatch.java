package io.godwit.core.node;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that this machine's network is not what it was: it has other addresses, or it has slept. Connections look
 * alive then that lead nowhere, and others do not know yet where this node is. Looks each time it is run, which is to
 * be every {@link #PAUSE}, by one thread.
 */
final class NetworkWatch implements Runnable {
    /** Time between two looks, of which each costs some microseconds for every network interface. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** A machine that is only busy is not so late. */
    static final Duration SLEPT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

    private final Supplier<Set<InetAddress>> addresses;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private final Runnable changed;
    private Set<InetAddress> known;
    private long lookedAt;
    private Instant lookedOn;
    private boolean untold;

    /**
     * Takes what there is now for what it was.
     *
     * @param addresses this machine's addresses; asked at each look
     * @param nanos a clock that only goes forward
     * @param clock the time of day
     * @param changed told, also again at the next look if it fails
     */
    NetworkWatch(
            Supplier<Set<InetAddress>> addresses,
            LongSupplier nanos,
            InstantSource clock,
            Runnable changed) {
        this.addresses = addresses;
        this.nanos = nanos;
        this.clock = clock;
        this.changed = changed;
        this.known = addresses.get();
        this.lookedAt = nanos.getAsLong();
        this.lookedOn = clock.instant();
    }

    @Override
    public void run() {
        boolean slept = hasSlept();
        boolean moved = hasMoved();
        if (slept || moved) {
            LOG.info("this machine {}", slept ? "has slept" : "has other addresses");
            untold = true;
        }
        if (untold) {
            changed.run();
            untold = false;
        }
    }

    /** Systems differ in whether the forward clock goes on in a machine's sleep. Setting the time back is none. */
    private boolean hasSlept() {
        long at = nanos.getAsLong();
        Instant on = clock.instant();
        Duration passed = Duration.ofNanos(at - lookedAt);
        Duration onTheClock = Duration.between(lookedOn, on);
        lookedAt = at;
        lookedOn = on;
        return passed.compareTo(SLEPT) > 0 || onTheClock.minus(passed).compareTo(SLEPT) > 0;
    }

    /** Without any address nothing can be done but wait for one. */
    private boolean hasMoved() {
        Set<InetAddress> now = addresses.get();
        boolean others = !now.equals(known) && !now.isEmpty();
        known = now;
        return others;
    }
}
