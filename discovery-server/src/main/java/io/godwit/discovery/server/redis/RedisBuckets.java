package io.godwit.discovery.server.redis;

import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.ratelimit.Rate;
import io.godwit.discovery.server.ratelimit.SharedBuckets;
import java.time.Duration;

/**
 * Buckets in Redis, besides those of the instance: while it is away these alone hold, and what would be written is
 * refused anyway. Thread-safe.
 */
final class RedisBuckets implements SharedBuckets {

    private final RedisStore store;
    private final Link link;

    RedisBuckets(RedisStore store, Link link) {
        this.store = store;
        this.link = link;
    }

    @Override
    public Duration take(Comparable<?> party, Rate rate) {
        if (!link.usable()) {
            return Duration.ZERO;
        }
        try {
            ScriptAnswer answer =
                    store.run(
                            Script.RATE,
                            new Arguments()
                                    .text(written(party))
                                    .number(rate.burst())
                                    .number(rate.perSecond()));
            return answer.word().equals("OK")
                    ? Duration.ZERO
                    : Duration.ofMillis(Math.max(1, answer.number(1)));
        } catch (RedisException e) {
            link.failed(e);
            return Duration.ZERO;
        }
    }

    private static String written(Comparable<?> party) {
        return switch (party) {
            case NetworkPrefix network -> Networks.host(network);
            case PeerId id -> id.toHex();
            default -> throw new IllegalArgumentException("no key is made of " + party.getClass());
        };
    }
}
