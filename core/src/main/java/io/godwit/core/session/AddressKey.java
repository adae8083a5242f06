package io.godwit.core.session;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;

/**
 * What limits on an address count by: an IPv4 address, or the /64 of an IPv6 address, within which anybody has as many
 * addresses as they like.
 *
 * <p>Comparable, because whoever owns a large IPv6 network chooses these bits: a hash table falls back to a tree.
 *
 * <p>Immutable.
 *
 * @param version 4 or 6
 * @param bits the address or prefix
 */
public record AddressKey(int version, long bits) implements Comparable<AddressKey> {

    private static final Comparator<AddressKey> ORDER =
            Comparator.comparingInt(AddressKey::version).thenComparingLong(AddressKey::bits);

    /** What an address, which must be resolved, counts by. */
    public static AddressKey of(InetSocketAddress address) {
        return of(address.getAddress());
    }

    /** IPv4-mapped IPv6 addresses are IPv4 to {@link InetAddress} already. */
    private static AddressKey of(InetAddress address) {
        ByteBuffer bytes = ByteBuffer.wrap(address.getAddress());
        return bytes.remaining() == Integer.BYTES
                ? new AddressKey(4, bytes.getInt() & 0xffff_ffffL)
                : new AddressKey(6, bytes.getLong());
    }

    @Override
    public int compareTo(AddressKey other) {
        return ORDER.compare(this, other);
    }
}
