package io.godwit.trust.chaos;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;

/**
 * One kind of chaos with a budget, so that what it befalls can end well. Which connection uses the budget up depends on
 * timing; how many strikes there are, and how far apart, depends on the seed alone. Thread-safe.
 */
public final class Weather {

    private static final int MILLISECOND = 1_000_000;

    /** Nothing is ever so far that it stalls. */
    private static final Stalls NO_STALLS = new Stalls(0, Long.MAX_VALUE);

    private final Optional<Chaos> chaos;
    private final int strikes;
    private final AtomicInteger strikesLeft;
    private final AtomicLong seeds;
    private final ToLongFunction<Random> distance;
    private final Stalls stalls;
    private final boolean late;
    private final AtomicLong carried = new AtomicLong();
    private final LongAdder delivered = new LongAdder();

    /**
     * Moments in which one direction of one connection stands still.
     *
     * @param count how many
     * @param every bytes of all connections between two of them
     */
    private record Stalls(int count, long every) {

        boolean happens(long before, long after) {
            return before / every != after / every && after / every <= count;
        }
    }

    private Weather(
            Optional<Chaos> chaos,
            long seed,
            int strikes,
            ToLongFunction<Random> distance,
            Stalls stalls,
            boolean late) {
        this.chaos = chaos;
        this.seeds = new AtomicLong(seed);
        this.strikes = strikes;
        this.strikesLeft = new AtomicInteger(strikes);
        this.distance = distance;
        this.stalls = stalls;
        this.late = late;
    }

    /** Nothing happens. */
    public static Weather calm() {
        return new Weather(Optional.empty(), 0, 0, random -> 1, NO_STALLS, false);
    }

    /**
     * Bad weather.
     *
     * @param chaos what happens
     * @param seed decides where
     * @param strikes how often at most, over all connections
     * @param spread most bytes of one direction between two strikes
     */
    public static Weather of(Chaos chaos, long seed, int strikes, int spread) {
        return new Weather(
                Optional.of(chaos),
                seed,
                strikes,
                random -> 1 + random.nextInt(spread),
                NO_STALLS,
                chaos == Chaos.DELAY);
    }

    /**
     * All that a bad network does at once, without end: every byte comes 100 to 300 ms late, connections are reset, and
     * now and then one stands still.
     *
     * @param seed decides where
     * @param between bytes of one direction between two resets, on average
     * @param stalls how often one stands still
     * @param every bytes of all connections between two of those moments
     */
    public static Weather storm(long seed, long between, int stalls, long every) {
        return new Weather(
                Optional.of(Chaos.RESET),
                seed,
                Integer.MAX_VALUE,
                random -> 1 + (long) (-between * Math.log(1 - random.nextDouble())),
                new Stalls(stalls, every),
                true);
    }

    /** Strikes that have happened. */
    public int struck() {
        return strikes - strikesLeft();
    }

    /** Bytes that have come out at either end of all connections. */
    public long delivered() {
        return delivered.sum();
    }

    void deliver(int bytes) {
        delivered.add(bytes);
    }

    /** Counts bytes that have come in; true when the connection is to stand still now. */
    boolean stallsAfter(int bytes) {
        long after = carried.addAndGet(bytes);
        return stalls.happens(after - bytes, after);
    }

    /** Strikes that have not happened yet. */
    public int strikesLeft() {
        return Math.max(0, strikesLeft.get());
    }

    Optional<Chaos> chaos() {
        return chaos;
    }

    /** Chance for one direction of one connection. */
    Random newRandom() {
        return new Random(seeds.addAndGet(0x9E3779B97F4A7C15L));
    }

    /** Bytes until the next strike. */
    long distance(Random random) {
        return distance.applyAsLong(random);
    }

    /** Uses one strike up; false when none is left. */
    boolean strike() {
        return strikesLeft.getAndDecrement() > 0;
    }

    /** How late bytes are, in nanoseconds; 0 for not at all. */
    long lateness(Random random) {
        return late ? (100L + random.nextInt(200)) * MILLISECOND : 0;
    }

    /** Bytes per second that pass; 0 for no limit. */
    long rate(Random random) {
        return is(Chaos.THROTTLE) ? 1_000_000L + random.nextInt(3_000_000) : 0;
    }

    /** How long nothing moves, in nanoseconds. */
    long stall(Random random) {
        return (1_000L + random.nextInt(7_000)) * MILLISECOND;
    }

    private boolean is(Chaos kind) {
        return chaos.filter(found -> found == kind).isPresent();
    }
}
