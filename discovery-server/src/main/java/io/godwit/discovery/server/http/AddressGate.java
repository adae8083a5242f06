package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.ratelimit.RateLimiter;
import io.godwit.discovery.server.ratelimit.RateLimits;
import io.godwit.discovery.server.ratelimit.RequestKind;
import io.godwit.discovery.server.ratelimit.SharedBuckets;
import java.net.InetAddress;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Bounds how often one IPv4 address or IPv6 /64 asks. Thread-safe. */
final class AddressGate {

    private final RateLimiter<NetworkPrefix> limiter;

    AddressGate(RateLimits rates, LongSupplier nanos, SharedBuckets shared) {
        this.limiter = new RateLimiter<>(rates::of, nanos, shared);
    }

    /**
     * Lets a request pass.
     *
     * @throws RefusedException if its address has asked too often
     */
    void admit(RequestKind kind, InetAddress client) throws RefusedException {
        Duration wait = limiter.take(kind, NetworkPrefix.host(client));
        if (wait.isPositive()) {
            throw RefusedException.later(
                    ApiErrorCode.RATE_LIMITED,
                    "too many requests of this kind from this address",
                    wait);
        }
    }

    /**
     * Charges an address for a request that turned out to cost as much as several, also when it may not ask so often: it
     * then waits for longer.
     *
     * @param more requests besides the one that was let pass, from 0
     */
    void charge(RequestKind kind, InetAddress client, int more) {
        if (more > 0) {
            limiter.charge(kind, NetworkPrefix.host(client), more);
        }
    }
}
