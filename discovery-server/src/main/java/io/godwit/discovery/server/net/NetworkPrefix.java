package io.godwit.discovery.server.net;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * A network that counts as one party: nobody owns less than a /64 of IPv6.
 *
 * <p>Comparable, so that hash maps keep their speed when somebody picks colliding addresses.
 *
 * @param bits the prefix, right-aligned for IPv4, the upper half of the address for IPv6
 * @param six whether it is IPv6
 */
public record NetworkPrefix(long bits, boolean six) implements Comparable<NetworkPrefix> {

    private static final Comparator<NetworkPrefix> ORDER =
            Comparator.comparingLong(NetworkPrefix::bits).thenComparing(NetworkPrefix::six);

    /** One party that sends requests: an IPv4 address or an IPv6 /64. */
    public static NetworkPrefix host(InetAddress address) {
        return of(address, Integer.SIZE);
    }

    /** One neighbourhood that peers register from: an IPv4 /24 or an IPv6 /64. */
    public static NetworkPrefix neighbourhood(InetAddress address) {
        return of(address, 24);
    }

    private static NetworkPrefix of(InetAddress address, int bitsOfFour) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? new NetworkPrefix(
                        Integer.toUnsignedLong(bytes.getInt()) >>> (Integer.SIZE - bitsOfFour),
                        false)
                : new NetworkPrefix(bytes.getLong(), true);
    }

    /** The site a neighbourhood is part of, which one party may own all of: itself, or an IPv6 /48. */
    public NetworkPrefix site() {
        return six ? new NetworkPrefix(bits & ~0xffffL, true) : this;
    }

    /**
     * Whether a neighbourhood or site is of loopback, private or link-local addresses (RFC 1918, 3927, 4193, 4291): a home
     * or an office, which is one network however many people are in it.
     */
    public boolean isLocal() {
        if (six) {
            long start = bits >>> 48;
            return bits == 0 || (start & 0xfe00) == 0xfc00 || (start & 0xffc0) == 0xfe80;
        }
        long two = bits >>> 8;
        return two >>> 8 == 127
                || two >>> 8 == 10
                || two == 0xc0a8
                || two == 0xa9fe
                || (two & 0xfff0) == 0xac10;
    }

    @Override
    public int compareTo(NetworkPrefix other) {
        return ORDER.compare(this, other);
    }
}
