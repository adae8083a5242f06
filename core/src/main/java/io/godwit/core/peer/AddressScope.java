package io.godwit.core.peer;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/** From where an IP address means the same machine, judged by the registries of special-purpose addresses (RFC 6890). */
public enum AddressScope {
    /** This machine only. */
    LOOPBACK,
    /** One local or private network: RFC 1918, RFC 4193 and the shared space of RFC 6598. */
    PRIVATE,
    /** Everywhere, or nearly so. */
    PUBLIC,
    /**
     * Nothing a peer may be reached at: unspecified, link-local, multicast, reserved, addresses that hide an IPv4
     * address inside, and those where cloud machines find their secrets.
     */
    NEVER;

    private static final List<IpRange> LOOPBACKS = ranges("127.0.0.0/8", "::1/128");

    private static final List<IpRange> PRIVATES =
            ranges("10.0.0.0/8", "100.64.0.0/10", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");

    private static final List<IpRange> LINK_LOCALS = ranges("169.254.0.0/16", "fe80::/10");

    private static final List<IpRange> NEVERS =
            ranges(
                    "0.0.0.0/8",
                    "169.254.0.0/16",
                    "192.0.0.0/24",
                    "192.88.99.0/24",
                    "224.0.0.0/3",
                    // metadata services outside the link-local range
                    "100.100.100.200/32",
                    "168.63.129.16/32",
                    "fd00:ec2::/32",
                    "fd20:ce::/32",
                    // Teredo and 6to4 carry an IPv4 address inside
                    "2001::/32",
                    "2002::/16");

    /** Of IPv6 only this much is assigned for use between networks; NAT64, mapped and site-local lie outside. */
    private static final IpRange GLOBAL_IPV6 = IpRange.of("2000::/3");

    /**
     * Where an address is valid.
     *
     * @param address any address; an IPv6 zone, which Java gives to every address of an interface, does not count
     */
    public static AddressScope of(InetAddress address) {
        if (within(NEVERS, address)) {
            return NEVER;
        }
        if (within(LOOPBACKS, address)) {
            return LOOPBACK;
        }
        if (within(PRIVATES, address)) {
            return PRIVATE;
        }
        return address instanceof Inet6Address && !GLOBAL_IPV6.contains(address) ? NEVER : PUBLIC;
    }

    /**
     * Whether whoever has an address is on this machine or in one of its networks: loopback, private, link-local and
     * unique local addresses. A network that gives its machines public addresses cannot be told from elsewhere.
     */
    public static boolean isNearby(InetAddress address) {
        AddressScope scope = of(address);
        return scope == LOOPBACK || scope == PRIVATE || isLinkLocal(address);
    }

    static boolean isLinkLocal(InetAddress address) {
        return within(LINK_LOCALS, address);
    }

    private static boolean within(List<IpRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<IpRange> ranges(String... cidrs) {
        return Stream.of(cidrs).map(IpRange::of).toList();
    }
}
