package io.godwit.discovery.server.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The swarms of one server. */
class MemorySwarmStoreTest extends SwarmStoreContract {

    private long nanos = Long.MAX_VALUE - 5;

    @Override
    protected SwarmStore store(TrackerSettings settings) {
        return new MemorySwarmStore(settings, () -> nanos, new SplittableRandom(1));
    }

    @Override
    protected void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Override
    protected void tick(SwarmStore store) {
        store.sweep();
    }

    @Override
    protected int rounds() {
        return 30_000;
    }

    @Test
    @DisplayName("TR who falls silent is gone after twice the interval he was told, to the moment")
    void silenceIsMeasuredExactly() throws Exception {
        SwarmStore store = store(settings(9, Duration.ofMinutes(10)));
        Duration told = announce(store, 1, "60.0.2.1", 6881, false).interval();
        nanos += 2 * told.toNanos() - 1;
        assertEquals(1, store.stats().peers());
        nanos += 1;
        store.sweep();
        assertEquals(new SwarmStats(0, 0), store.stats());
    }
}
