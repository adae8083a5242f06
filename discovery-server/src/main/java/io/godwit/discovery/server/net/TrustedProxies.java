package io.godwit.discovery.server.net;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The proxies whose word about their clients is taken. Immutable and thread-safe.
 *
 * @param networks where they are; empty: nobody's word is taken
 * @param header in which they tell
 */
public record TrustedProxies(List<Network> networks, ProxyHeader header) {

    /** Nobody's word is taken. */
    public static final TrustedProxies NONE =
            new TrustedProxies(List.of(), ProxyHeader.X_FORWARDED_FOR);

    /** Copies the networks. */
    public TrustedProxies {
        networks = List.copyOf(networks);
    }

    /**
     * Who asks: the last hop that is not a trusted proxy. Only what trusted proxies wrote themselves is read: everything
     * further left in the header may be the client's invention. A proxy that sends no such header asks for itself.
     *
     * @param connected the machine at the other end of the connection
     * @param lines the lines of the header, asked for only when they matter
     * @return empty when a trusted proxy names somebody by something that is no address: he is anybody, and never to be
     *     taken for the proxy itself
     */
    public Optional<InetAddress> client(InetAddress connected, Supplier<List<String>> lines) {
        if (!trusts(connected)) {
            return Optional.of(connected);
        }
        InetAddress client = connected;
        for (Optional<InetAddress> hop : header.hops(lines.get())) {
            if (hop.isEmpty() || !trusts(hop.get())) {
                return hop;
            }
            client = hop.get();
        }
        return Optional.of(client);
    }

    /** Whether a machine is one of them. */
    public boolean trusts(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
