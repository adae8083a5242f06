package io.godwit.discovery.server.http;

import io.godwit.core.discovery.api.ApiErrorCode;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.ratelimit.KeyRates;
import io.godwit.discovery.server.ratelimit.RateLimiter;
import io.godwit.discovery.server.ratelimit.RequestKind;
import io.godwit.discovery.server.ratelimit.SharedBuckets;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Bounds how often one key is used. Asked only after the key is proved, so that nobody can use up what is another's.
 * Thread-safe.
 */
final class KeyGate {

    private final RateLimiter<PeerId> limiter;

    KeyGate(KeyRates rates, LongSupplier nanos, SharedBuckets shared) {
        this.limiter = new RateLimiter<>(rates::of, nanos, shared);
    }

    /**
     * Lets a proved request pass.
     *
     * @throws RefusedException if the key has been used too often
     */
    void admit(RequestKind kind, PeerId proved) throws RefusedException {
        Duration wait = limiter.take(kind, proved);
        if (wait.isPositive()) {
            throw RefusedException.later(
                    ApiErrorCode.RATE_LIMITED, "too many requests of this kind by this peer", wait);
        }
    }
}
