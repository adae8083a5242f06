package io.godwit.core.peer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;

/**
 * Which addresses that somebody claims for a peer may be announced or dialled, so that nobody is made to knock at
 * machines of their own network or at services that are not Godwit.
 *
 * <p>What may be believed depends on where the claim comes from: a rendezvous on this machine may speak of this
 * machine, one in a private network of private networks, one on the internet only of the internet. Immutable and
 * thread-safe. PROTOCOL.md §1 "Addresses".
 */
public final class AddressRules {

    /** Most addresses of one peer. */
    public static final int MAX_ADDRESSES = 16;

    private static final int FIRST_USER_PORT = 1_024;

    /** Services of 1024 and up that act on what a stranger sends: remote control, databases, caches, clusters. */
    private static final Set<Integer> SERVICE_PORTS =
            Set.of(
                    1433, 1521, 2049, 2375, 2376, 2379, 3306, 3389, 5432, 5672, 5900, 5984, 5985,
                    6379, 6443, 9200, 10250, 11211, 27017);

    private final AddressScope claimant;

    private AddressRules(AddressScope claimant) {
        this.claimant = claimant;
    }

    /**
     * The rules for what one party claims.
     *
     * @param claimant the address of the rendezvous as this node dialled it, or of the registrant as the rendezvous
     *     sees it
     */
    public static AddressRules claimedBy(InetAddress claimant) {
        AddressScope scope = AddressScope.of(claimant);
        if (scope == AddressScope.NEVER) {
            scope = AddressScope.isLinkLocal(claimant) ? AddressScope.PRIVATE : AddressScope.PUBLIC;
        }
        return new AddressRules(scope);
    }

    /**
     * Whether a peer may be dialled there.
     *
     * @param address an IP literal; an unresolved name never is
     */
    public boolean allows(InetSocketAddress address) {
        if (address.isUnresolved() || !allowsPort(address.getPort())) {
            return false;
        }
        return switch (AddressScope.of(address.getAddress())) {
            case PUBLIC -> true;
            case PRIVATE -> claimant != AddressScope.PUBLIC;
            case LOOPBACK -> claimant == AddressScope.LOOPBACK;
            case NEVER -> false;
        };
    }

    /**
     * The addresses that are allowed, in order and without repetition, at most {@value #MAX_ADDRESSES}.
     *
     * @param claimed any number of addresses
     */
    public List<InetSocketAddress> filter(List<InetSocketAddress> claimed) {
        return claimed.stream().filter(this::allows).distinct().limit(MAX_ADDRESSES).toList();
    }

    /** Whether a peer may listen on a port: 1024 to 65535 without the ports of well-known services. */
    public static boolean allowsPort(int port) {
        return port >= FIRST_USER_PORT && !SERVICE_PORTS.contains(port);
    }
}
