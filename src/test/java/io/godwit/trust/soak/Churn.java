package io.godwit.trust.soak;

import io.godwit.trust.chaos.Chaos;
import io.godwit.trust.chaos.Weather;
import io.godwit.trust.crash.Signals;
import io.godwit.trust.crash.Source;
import java.io.IOException;
import java.util.List;
import java.util.Random;

/** Sources come and go, stand still, and sit behind bad networks, one after the other. Used by one thread. */
final class Churn implements Runnable {

    private static final int SPREAD = 8 << 20;

    private final List<Source> sources;
    private final Random random;
    private final Clock clock;
    private final Counts counts;

    /**
     * Some churn.
     *
     * @param sources those that it may happen to
     */
    Churn(List<Source> sources, long seed, Clock clock, Counts counts) {
        this.sources = sources;
        this.random = new Random(seed);
        this.clock = clock;
        this.counts = counts;
    }

    @Override
    public void run() {
        try {
            while (!clock.isOver()) {
                happen(sources.get(random.nextInt(sources.size())));
                clock.pause(1_000 + random.nextInt(3_000));
            }
        } catch (IOException | AssertionError e) {
            counts.failed("a source did not come back: " + e);
        }
    }

    private void happen(Source source) throws IOException {
        switch (random.nextInt(3)) {
            case 0 -> {
                source.kill();
                counts.sourcesKilled.increment();
                clock.pause(random.nextInt(5_000));
                source.revive();
            }
            case 1 -> {
                Signals.suspend(source.program());
                counts.suspended.increment();
                clock.pause(500 + random.nextInt(8_000));
                Signals.resume(source.program());
            }
            default -> {
                Chaos chaos = Chaos.values()[random.nextInt(Chaos.values().length)];
                source.proxy().weather(Weather.of(chaos, random.nextLong(), 4, SPREAD));
                counts.storms.increment();
                clock.pause(random.nextInt(10_000));
                source.proxy().weather(Weather.calm());
            }
        }
    }
}
