package io.godwit.discovery.server.ratelimit;

import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.net.NetworkPrefix;

/** Names parties by 63 bits that nobody can foresee without the secret. */
final class Marks {

    private Marks() {}

    /**
     * The mark of a party.
     *
     * @param party a network or a peer's key
     * @return never zero
     * @throws IllegalArgumentException if it is neither
     */
    static long of(Object party, long secret) {
        long mark =
                switch (party) {
                    case NetworkPrefix network ->
                            mix(mix(secret ^ network.bits()) + (network.six() ? 1 : 0));
                    case PeerId id ->
                            mix(mix(mix(mix(secret ^ id.w0()) ^ id.w1()) ^ id.w2()) ^ id.w3());
                    default -> throw new IllegalArgumentException("neither network nor key");
                };
        return mark | 1;
    }

    /** The finaliser of SplittableRandom (Stafford's variant 13), a bijection without a pattern. */
    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
