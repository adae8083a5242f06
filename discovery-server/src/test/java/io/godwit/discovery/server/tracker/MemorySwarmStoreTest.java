package io.godwit.discovery.server.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    @DisplayName("TR a peer takes no more of the heap than is reckoned for it")
    void noPeerTakesMoreThanIsReckoned() throws Exception {
        int peers = 10_000;
        var roomy = new TrackerSettings(true, peers, peers, Duration.ofMinutes(10));
        long before = used();
        SwarmStore store = store(roomy);
        for (int i = 0; i < peers; i++) {
            announce(store, i, "2600:%x:%x::1".formatted(i >> 8, i & 0xff), 6881, false);
        }
        long taken = used() - before;
        assertEquals(peers, store.stats().peers());
        assertTrue(taken <= (long) peers * TrackerSettings.PEER_BYTES, () -> taken + " bytes");
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
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
