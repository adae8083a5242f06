package io.godwit.discovery.server.net;

import io.godwit.core.peer.IpRange;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses as operators write it, such as 10.0.0.0/8 or 2001:db8::/32. An address alone is the range of
 * itself. Addresses of IPv4 that are written as IPv6 (::ffff:192.0.2.1) are those of IPv4.
 *
 * @param range what lies in it
 */
public record Network(IpRange range) {

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
            return Optional.of(of(base.get(), most));
        }
        String length = text.substring(slash + 1);
        return length.matches("[0-9]{1,3}") && Integer.parseInt(length) <= most
                ? Optional.of(of(base.get(), Integer.parseInt(length)))
                : Optional.empty();
    }

    private static Network of(InetAddress base, int bits) {
        return new Network(new IpRange(base, bits));
    }

    /** Whether an address lies in it; one of the other family never does. */
    public boolean contains(InetAddress address) {
        return range.contains(address);
    }

    @Override
    public String toString() {
        return range.network().getHostAddress() + "/" + range.bits();
    }
}
