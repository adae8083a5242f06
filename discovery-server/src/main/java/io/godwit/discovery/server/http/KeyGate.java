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
 * Bounds how often one key is used. Asked only after the key is proved, and charged only for what was not seen before, so
 * that nobody can use up what is another's with requests that he has overheard. Thread-safe.
 */
final class KeyGate {

    private final RateLimiter<PeerId> limiter;

    KeyGate(KeyRates rates, LongSupplier nanos, SharedBuckets shared) {
        this.limiter = new RateLimiter<>(rates::of, nanos, shared);
    }

    /**
     * Lets a registration pass that has not been seen before.
     *
     * @throws RefusedException if the key has registered too often
     */
    void admitRegistration(PeerId proved) throws RefusedException {
        check(limiter.take(RequestKind.REGISTER, proved));
    }

    /**
     * Lets a proved request pass that writes. It may be an old one, so it is charged when it turns out to be fresh.
     *
     * @throws RefusedException if the key has been used too often
     */
    void checkWrite(PeerId proved) throws RefusedException {
        check(limiter.look(RequestKind.WRITE, proved));
    }

    /** Charges a key for a request that was fresh. */
    void chargeWrite(PeerId proved) {
        limiter.charge(RequestKind.WRITE, proved, 1);
    }

    private static void check(Duration wait) throws RefusedException {
        if (wait.isPositive()) {
            throw RefusedException.later(
                    ApiErrorCode.RATE_LIMITED, "too many requests of this kind by this peer", wait);
        }
    }
}
