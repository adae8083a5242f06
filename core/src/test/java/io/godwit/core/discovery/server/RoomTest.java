package io.godwit.core.discovery.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.discovery.api.ApiLimits;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final Room room = new Room(nanos::get);

    @Test
    void aFullServerIsAskedForNoMoreUntilItMayHaveRoom() {
        assertEquals(ApiLimits.ENTRIES_PER_PEER, room.entries());
        assertFalse(room.isToBeTried(), "it never was full");
        room.isFor(2_000, Duration.ofMinutes(7));
        nanos.addAndGet(Duration.ofMinutes(7).toNanos() - 1);
        assertEquals(2_000, room.entries());
        assertFalse(room.isToBeTried());
        nanos.incrementAndGet();
        assertTrue(room.isToBeTried());
        assertEquals(ApiLimits.ENTRIES_PER_PEER, room.entries());
        assertFalse(room.isToBeTried());
    }

    @Test
    void aServerThatTakesNothingIsLeftAloneAsLong() {
        room.isFor(0, Duration.ofMinutes(7));
        assertEquals(0, room.entries());
        nanos.addAndGet(Duration.ofMinutes(7).toNanos());
        assertEquals(ApiLimits.ENTRIES_PER_PEER, room.entries());
    }

    @Test
    void aServerThatNamesNoTimeIsLeftAloneForFiveMinutes() {
        room.isFor(1, Duration.ZERO);
        nanos.addAndGet(Duration.ofMinutes(5).toNanos() - 1);
        assertEquals(1, room.entries());
        nanos.incrementAndGet();
        assertTrue(room.isToBeTried());
    }
}
