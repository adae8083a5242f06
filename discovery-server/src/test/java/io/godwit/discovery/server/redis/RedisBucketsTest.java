package io.godwit.discovery.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.RateLimiter;
import io.godwit.discovery.server.ratelimit.RequestKind;
import io.godwit.discovery.server.registry.TestPeers;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buckets of registrations in Redis. */
class RedisBucketsTest {

    private static final Rate RATE = new Rate(2, 1);

    @TempDir Path folder;

    @Test
    void keysAreAsDescribed() throws Exception {
        try (var redis = RedisProcess.start(folder);
                var store = new RedisStore(redis.address())) {
            var link = new Link(redis.address());
            link.syncing();
            var buckets = new RedisBuckets(store, link);
            var networks = new RateLimiter<NetworkPrefix>(kind -> RATE, () -> 0, buckets);
            var keys = new RateLimiter<PeerId>(kind -> RATE, () -> 0, buckets);
            NetworkPrefix four = NetworkPrefix.host(InetAddress.ofLiteral("203.0.113.7"));
            NetworkPrefix six = NetworkPrefix.host(InetAddress.ofLiteral("2001:db8:1:2::9"));
            assertEquals(Duration.ZERO, networks.take(RequestKind.REGISTER, four));
            assertEquals(Duration.ZERO, networks.take(RequestKind.REGISTER, six));
            assertEquals(Duration.ZERO, keys.take(RequestKind.REGISTER, TestPeers.id(1)));
            assertEquals(
                    ":3",
                    redis.command(
                            "EXISTS godwit:1:rate:4-cb007107 godwit:1:rate:6-20010db800010002 godwit:1:rate:"
                                    + TestPeers.id(1).toHex()));
            // What another instance takes counts.
            for (int i = 0; i < 5; i++) {
                buckets.take(four, RATE);
            }
            assertTrue(networks.take(RequestKind.REGISTER, four).isPositive());
            assertThrows(IllegalArgumentException.class, () -> buckets.take("somebody", RATE));
        }
    }
}
