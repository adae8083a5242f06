package io.godwit.trust.chaos;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One kind of chaos with a budget, so that what it befalls can end well. Which connection uses the budget up depends on
 * timing; how many strikes there are, and how far apart, depends on the seed alone. Thread-safe.
 */
public final class Weather {

    private static final int MILLISECOND = 1_000_000;

    private final Optional<Chaos> chaos;
    private final AtomicInteger strikesLeft;
    private final AtomicLong seeds;
    private final int spread;

    private Weather(Optional<Chaos> chaos, long seed, int strikes, int spread) {
        this.chaos = chaos;
        this.seeds = new AtomicLong(seed);
        this.strikesLeft = new AtomicInteger(strikes);
        this.spread = spread;
    }

    /** Nothing happens. */
    public static Weather calm() {
        return new Weather(Optional.empty(), 0, 0, 1);
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
        return new Weather(Optional.of(chaos), seed, strikes, spread);
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
        return 1 + random.nextInt(spread);
    }

    /** Uses one strike up; false when none is left. */
    boolean strike() {
        return strikesLeft.getAndDecrement() > 0;
    }

    /** How late bytes are, in nanoseconds; 0 for not at all. */
    long lateness(Random random) {
        return is(Chaos.DELAY) ? (100L + random.nextInt(200)) * MILLISECOND : 0;
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
