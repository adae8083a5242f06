package io.godwit.core.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock in nanoseconds that only tests move. */
final class FakeClock implements LongSupplier {

    private final AtomicLong now = new AtomicLong(-1_000);

    @Override
    public long getAsLong() {
        return now.get();
    }

    void advance(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
