package io.godwit.core.node;

import io.github.resilience4j.core.IntervalFunction;
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
 *
 * <p>Of an interface that comes and goes it tells more and more seldom, until there was nothing to tell of for as long as
 * {@link #FARTHEST}.
 */
final class NetworkWatch implements Runnable {
    /** Time between two looks, of which each costs some microseconds for every network interface. */
    static final Duration PAUSE = Duration.ofSeconds(2);

    /** A machine that is only busy is not so late. */
    static final Duration SLEPT = Duration.ofSeconds(10);

    /** Longest time for which a change waits to be told. */
    static final Duration FARTHEST = Duration.ofMinutes(1);

    /** Time between two changes that are told, of so many that followed one another. */
    private static final IntervalFunction DISTANCES =
            IntervalFunction.ofExponentialBackoff(PAUSE, 2.0, FARTHEST);

    private static final int MOST_DOUBLINGS = 10;

    private static final Logger LOG = LoggerFactory.getLogger(NetworkWatch.class);

    private final Supplier<Set<InetAddress>> addresses;
    private final LongSupplier nanos;
    private final InstantSource clock;
    private final Runnable changed;
    private Set<InetAddress> known;
    private long lookedAt;
    private Instant lookedOn;
    private boolean untold;
    private long toldAt;
    private int toldInARow;

    /**
     * Takes what there is now for what it was.
     *
     * @param addresses this machine's addresses; asked at each look
     * @param nanos a clock that only goes forward
     * @param clock the time of day
     * @param changed told, also again later if it fails
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
        this.toldAt = lookedAt;
    }

    @Override
    public void run() {
        boolean slept = hasSlept();
        boolean moved = hasMoved();
        if (slept || moved) {
            LOG.debug("this machine {}", slept ? "has slept" : "has other addresses");
            untold = true;
        }
        Duration passed = Duration.ofNanos(lookedAt - toldAt);
        if (untold && passed.compareTo(distance()) >= 0) {
            tell();
        } else if (!untold && passed.compareTo(FARTHEST) >= 0) {
            toldInARow = 0;
        }
    }

    /** How long after the last change that was told the next one may be. */
    private Duration distance() {
        return toldInARow == 0 ? Duration.ZERO : Duration.ofMillis(DISTANCES.apply(toldInARow));
    }

    private void tell() {
        LOG.info("this machine's network is not what it was");
        toldAt = lookedAt;
        toldInARow = Math.min(toldInARow + 1, MOST_DOUBLINGS);
        changed.run();
        untold = false;
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
