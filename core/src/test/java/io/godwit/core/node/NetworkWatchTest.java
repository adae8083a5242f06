package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NetworkWatchTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("192.168.1.7");
    private static final InetAddress OFFICE = InetAddress.ofLiteral("10.0.0.7");
    private static final Duration HOUR = Duration.ofHours(1);

    private Set<InetAddress> addresses = Set.of(HOME);
    private long nanos = Long.MAX_VALUE - 1;
    private Instant clock = Instant.parse("2026-11-30T12:00:00Z");
    private boolean broken;
    private int told;
    private final NetworkWatch watch =
            new NetworkWatch(() -> addresses, () -> nanos, () -> clock, this::tell);

    private void tell() {
        if (broken) {
            throw new IllegalStateException("a fault");
        }
        told++;
    }

    private void look() {
        after(NetworkWatch.PAUSE, NetworkWatch.PAUSE);
    }

    /** So much goes by on the forward clock and on the other one before the next look. */
    private void after(Duration passed, Duration onTheClock) {
        nanos += passed.toNanos();
        clock = clock.plus(onTheClock);
        watch.run();
    }

    @Test
    void saysNothingWhileNothingChanges() {
        look();
        look();
        assertEquals(0, told);
    }

    @Test
    void tellsOfAnotherAddressOnce() {
        addresses = Set.of(OFFICE);
        look();
        look();
        assertEquals(1, told);
    }

    @Test
    void tellsOfOneThatComesAndOfOneThatGoesWhileAnotherStays() {
        addresses = Set.of(HOME, OFFICE);
        look();
        addresses = Set.of(OFFICE);
        look();
        assertEquals(2, told);
    }

    @Test
    void waitsForANetworkWhenThereIsNoneAndTellsOfTheSameOneThatIsBack() {
        addresses = Set.of();
        look();
        assertEquals(0, told);
        addresses = Set.of(HOME);
        look();
        assertEquals(1, told);
    }

    @Test
    void tellsOfASleepInWhichTheForwardClockStoodStill() {
        after(NetworkWatch.PAUSE, HOUR);
        look();
        assertEquals(1, told);
    }

    @Test
    void tellsOfASleepInWhichTheForwardClockWentOn() {
        after(HOUR, HOUR);
        look();
        assertEquals(1, told);
    }

    @Test
    void takesNeitherABusyMachineNorAClockThatIsSetBackForASleep() {
        after(NetworkWatch.SLEPT, NetworkWatch.SLEPT);
        after(NetworkWatch.PAUSE, HOUR.negated());
        assertEquals(0, told);
    }

    @Test
    void tellsAgainWhenTellingFailed() {
        broken = true;
        addresses = Set.of(OFFICE);
        assertThrows(IllegalStateException.class, this::look);
        broken = false;
        look();
        look();
        assertEquals(1, told);
    }
}
