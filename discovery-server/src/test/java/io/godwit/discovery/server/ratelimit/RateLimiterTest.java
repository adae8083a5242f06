package io.godwit.discovery.server.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.net.NetworkPrefix;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private static final NetworkPrefix HOME = host("192.0.2.7");

    private long nanos;
    private final RateLimiter<NetworkPrefix> limiter =
            new RateLimiter<>(
                    new RateLimits(new Rate(2, 1), new Rate(9, 9), new Rate(9, 9), new Rate(1, 1))
                            ::of,
                    () -> nanos);

    @Test
    @DisplayName("RL a burst is let through, then one at the pace")
    void burstThenPace() {
        assertEquals(Duration.ZERO, limiter.take(RequestKind.REGISTER, HOME));
        assertEquals(Duration.ZERO, limiter.take(RequestKind.REGISTER, HOME));
        Duration wait = limiter.take(RequestKind.REGISTER, HOME);
        assertTrue(wait.isPositive() && wait.compareTo(Duration.ofSeconds(1)) <= 0);
        nanos += Duration.ofSeconds(1).toNanos();
        assertEquals(Duration.ZERO, limiter.take(RequestKind.REGISTER, HOME));
    }

    @Test
    @DisplayName("RL kinds and parties do not use up each other's allowance")
    void kindsAndPartiesAreApart() {
        limiter.take(RequestKind.LIST, HOME);
        assertTrue(limiter.take(RequestKind.LIST, HOME).isPositive());
        assertEquals(Duration.ZERO, limiter.take(RequestKind.READ, HOME));
        assertEquals(Duration.ZERO, limiter.take(RequestKind.LIST, host("192.0.2.8")));
    }

    @Test
    @DisplayName("RL IPv6 counts by /64, mapped IPv4 as IPv4")
    void partiesOfSixAreNetworks() {
        assertEquals(host("2001:db8:1:2::1"), host("2001:db8:1:2:ffff::9"));
        assertTrue(!host("2001:db8:1:2::1").equals(host("2001:db8:1:3::1")));
        assertEquals(HOME, host("::ffff:192.0.2.7"));
    }

    @Test
    @DisplayName("RL a flood from many addresses neither grows the table nor frees who is limited")
    void tableIsBoundedAndNotFlushed() {
        for (int i = 0; i < 50; i++) {
            limiter.take(RequestKind.LIST, HOME);
        }
        for (int i = 0; i < 2 * RateLimiter.MAX_BUCKETS; i++) {
            limiter.take(RequestKind.LIST, new NetworkPrefix(i, true));
            if (i % 1_000 == 0) {
                assertTrue(limiter.take(RequestKind.LIST, HOME).isPositive());
            }
        }
        assertTrue(limiter.size() <= RateLimiter.MAX_BUCKETS, () -> "size " + limiter.size());
    }

    @Test
    @DisplayName("RL a bucket that is full again takes no room")
    void fullBucketsAreForgotten() {
        limiter.take(RequestKind.REGISTER, HOME);
        limiter.take(RequestKind.REGISTER, HOME);
        nanos += Duration.ofSeconds(1).toNanos();
        assertEquals(Duration.ZERO, limiter.take(RequestKind.REGISTER, HOME));
        assertTrue(limiter.take(RequestKind.REGISTER, HOME).isPositive(), "forgotten too soon");
        assertEquals(1, limiter.size());
        nanos += Duration.ofSeconds(10).toNanos();
        assertEquals(0, limiter.size());
    }

    @Test
    @DisplayName("RL what costs more than there is keeps later requests waiting until it is paid")
    void whatIsOwedIsPaid() {
        limiter.charge(RequestKind.LIST, HOME, 5);
        nanos += Duration.ofSeconds(4).toNanos();
        assertTrue(limiter.look(RequestKind.LIST, HOME).isPositive());
        assertTrue(limiter.take(RequestKind.LIST, HOME).isPositive());
        nanos += Duration.ofSeconds(1).toNanos();
        assertEquals(Duration.ZERO, limiter.look(RequestKind.LIST, HOME));
        assertEquals(Duration.ZERO, limiter.take(RequestKind.LIST, HOME));
        assertTrue(limiter.look(RequestKind.LIST, HOME).isPositive());
    }

    @Test
    @DisplayName(
            "RL a bucket that a request is charged to is kept until it is full again, and no longer")
    void whatIsChargedIsKeptUntilPaid() {
        limiter.charge(RequestKind.LIST, HOME, 1);
        nanos += Duration.ofMillis(900).toNanos();
        assertTrue(limiter.look(RequestKind.LIST, HOME).isPositive());
        assertEquals(1, limiter.size());
        nanos += Duration.ofMillis(100).toNanos();
        assertEquals(Duration.ZERO, limiter.look(RequestKind.LIST, HOME));
        nanos += Duration.ofSeconds(10).toNanos();
        assertEquals(0, limiter.size());
    }

    @Test
    @DisplayName("RL looking takes nothing and takes no room")
    void lookingTakesNothing() {
        for (int i = 0; i < 10; i++) {
            assertEquals(Duration.ZERO, limiter.look(RequestKind.REGISTER, HOME));
        }
        assertEquals(0, limiter.size());
        assertEquals(Duration.ZERO, limiter.take(RequestKind.REGISTER, HOME));
    }

    @Test
    @DisplayName("RL where nobody can be asked what others have taken, the own buckets hold")
    void withoutTheOthersTheOwnBucketsHold() {
        var asked = new AtomicInteger();
        SharedBuckets away =
                (party, rate) -> {
                    asked.incrementAndGet();
                    return Duration.ZERO;
                };
        var alone = new RateLimiter<NetworkPrefix>(kind -> new Rate(3, 1), () -> nanos, away);
        for (int i = 0; i < 3; i++) {
            assertEquals(Duration.ZERO, alone.take(RequestKind.REGISTER, HOME));
        }
        assertTrue(alone.take(RequestKind.REGISTER, HOME).isPositive());
        assertEquals(3, asked.get());
    }

    private static NetworkPrefix host(String address) {
        return NetworkPrefix.host(InetAddress.ofLiteral(address));
    }
}
