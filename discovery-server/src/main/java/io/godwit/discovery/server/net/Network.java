package io.godwit.discovery.server.net;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses as operators write it, such as 10.0.0.0/8 or 2001:db8::/32. An address alone is the range of
 * itself. Addresses of IPv4 that are written as IPv6 (::ffff:192.0.2.1) are those of IPv4.
 *
 * @param base its first address; bits beyond the prefix count for nothing
 * @param bits length of the prefix, at most 32 or 128
 */
public record Network(InetAddress base, int bits) {

    /**
     * Reads one; no name is looked up.
     *
     * @return empty when it is neither an address nor a range
     */
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> base = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
        if (base.isEmpty()) {
            return Optional.empty();
        }
        int most = base.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return Optional.of(new Network(base.get(), most));
        }
        String length = text.substring(slash + 1);
        return length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= most
                ? Optional.of(new Network(base.get(), Integer.parseInt(length)))
                : Optional.empty();
    }

    /** Whether an address lies in it; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] mine = base.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += Byte.SIZE) {
            int mask = 0xff << Math.max(0, Byte.SIZE - (bits - bit));
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return base.getHostAddress() + "/" + bits;
    }
}
