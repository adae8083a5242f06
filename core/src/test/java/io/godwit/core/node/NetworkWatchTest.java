package io.godwit.core.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

    /** The interface comes and goes between any two looks. */
    private void flap(Duration time) {
        for (Duration left = time; left.isPositive(); left = left.minus(NetworkWatch.PAUSE)) {
            addresses = addresses.contains(HOME) ? Set.of(OFFICE) : Set.of(HOME);
            look();
        }
    }

    @Test
    void tellsOfAnInterfaceThatComesAndGoesMoreAndMoreSeldom() {
        flap(Duration.ofSeconds(4));
        assertEquals(2, told, "a network that is changed often takes two steps");
        flap(Duration.ofSeconds(62));
        assertEquals(6, told, "2, 4, 8, 16 and 32 seconds after the one before");
        flap(Duration.ofMinutes(10));
        assertEquals(16, told, "each minute");
    }

    @Test
    void tellsOfTheLastChangeInTheEnd() {
        flap(Duration.ofSeconds(6));
        assertEquals(2, told);
        look();
        assertEquals(3, told);
        for (int i = 0; i < 60; i++) {
            look();
        }
        assertEquals(3, told);
    }

    @Test
    void tellsAtOnceAgainAfterAQuietMinute() {
        flap(Duration.ofMinutes(10));
        int before = told;
        for (Duration left = NetworkWatch.FARTHEST.multipliedBy(2);
                left.isPositive();
                left = left.minus(NetworkWatch.PAUSE)) {
            look();
        }
        int last = told;
        assertTrue(last <= before + 1, "what changed last");
        flap(Duration.ofSeconds(4));
        assertEquals(last + 2, told);
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
