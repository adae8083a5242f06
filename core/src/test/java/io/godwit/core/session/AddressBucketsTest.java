package io.godwit.core.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AddressBucketsTest {

    private static final AddressKey ADDRESS = new AddressKey(4, 1);

    private final FakeClock clock = new FakeClock();
    private final AddressBuckets buckets = new AddressBuckets(new Rate(5, 10), clock);

    private long admitted(int attempts) {
        return IntStream.range(0, attempts).filter(_ -> buckets.admits(ADDRESS)).count();
    }

    @Test
    @DisplayName("DOS-02 of 5,000 attempts in a second, burst and rate get through")
    void burstThenRate() {
        assertEquals(10, admitted(5_000));
        for (int tenth = 0; tenth < 10; tenth++) {
            clock.advance(Duration.ofMillis(100));
            assertTrue(admitted(500) <= 1);
        }
        clock.advance(Duration.ofHours(1));
        assertEquals(10, admitted(5_000));
    }

    @Test
    void addressesDoNotShareABucket() {
        assertEquals(10, admitted(100));
        assertTrue(buckets.admits(new AddressKey(4, 2)));
    }

    @Test
    @DisplayName("RL the table is bounded, and a flood of addresses gives nobody a burst back")
    void aFloodOfAddressesDoesNotFlushABusyOne() {
        assertEquals(10, admitted(100));
        for (int i = 0; i < 300_000; i++) {
            buckets.admits(new AddressKey(6, i));
            if (i % 1_000 == 0) {
                assertFalse(buckets.admits(ADDRESS), "after " + i);
            }
        }
        assertTrue(buckets.size() <= 65_536, "addresses kept: " + buckets.size());
    }
}
