package io.godwit.core.peer;

import java.net.InetAddress;

/**
 * A range of IP addresses of one family: all that share the first bits. Immutable and thread-safe.
 *
 * @param network its first address; bits beyond the prefix count for nothing
 * @param bits length of the prefix, at most 32 or 128
 */
public record IpRange(InetAddress network, int bits) {

    /**
     * Reads the usual notation.
     *
     * @param cidr an IP literal, a slash and the number of bits; written in this program only
     */
    static IpRange of(String cidr) {
        int slash = cidr.indexOf('/');
        return new IpRange(
                InetAddress.ofLiteral(cidr.substring(0, slash)),
                Integer.parseInt(cidr, slash + 1, cidr.length(), 10));
    }

    /** Whether an address lies in it; one of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] one = network.getAddress();
        byte[] other = address.getAddress();
        if (one.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            if (((one[bit / 8] ^ other[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                return false;
            }
        }
        return true;
    }
}
