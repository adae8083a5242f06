package io.godwit.discovery.server.registry;

import java.time.Duration;
import java.time.Instant;

/** Two clocks that stand still until told. */
public final class FakeTime {

    private Instant wall = Instant.parse("2026-11-21T12:00:00Z");
    private long nanos = Long.MAX_VALUE - 5;

    public ServerClock clock() {
        return new ServerClock(() -> wall, () -> nanos);
    }

    /** Both clocks go on; the nanoseconds overflow early on, as they may. */
    public void pass(Duration time) {
        wall = wall.plus(time);
        nanos += time.toNanos();
    }

    /** Somebody sets the wall clock. */
    public void setWall(Duration by) {
        wall = wall.plus(by);
    }
}
