package io.godwit.discovery.server.net;

import io.godwit.core.peer.AddressScope;
import java.net.InetAddress;
import java.net.UnknownHostException;
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
     * Whether a neighbourhood or site is of addresses that are {@linkplain AddressScope#isNearby nearby}, loopback, private
     * or link-local ones: a home or an office, which is one network however many people are in it.
     */
    public boolean isLocal() {
        return AddressScope.isNearby(firstAddress());
    }

    /** The first address of a neighbourhood or site that a machine can have: the one before is its own name. */
    private InetAddress firstAddress() {
        ByteBuffer bytes =
                six
                        ? ByteBuffer.allocate(2 * Long.BYTES).putLong(bits).putLong(1)
                        : ByteBuffer.allocate(Integer.BYTES)
                                .putInt((int) ((bits << Byte.SIZE) | 1));
        try {
            return InetAddress.getByAddress(bytes.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address has 4 or 16 bytes", e);
        }
    }

    @Override
    public int compareTo(NetworkPrefix other) {
        return ORDER.compare(this, other);
    }
}
