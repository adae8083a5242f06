package io.godwit.core.discovery.lan;

import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.PeerAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.jmdns.ServiceInfo;

/**
 * Decides what of an announcement is believed: a name of the right form, and an address that is both allowed by the
 * address rules and in the very network that the announcement came from, so that nobody is made to knock elsewhere.
 * Immutable.
 */
final class LanClaim {
    static final String TYPE = "_godwit-disc._tcp.local.";
    static final String VERSION_KEY = "v";
    static final String VERSION = "1";

    private static final Pattern INSTANCE = Pattern.compile("[0-9a-f]{32}");

    /** Addresses of one announcement that are looked at. */
    private static final int MAX_ADDRESSES = 8;

    private final InetAddress local;
    private final List<InterfaceAddress> networks;

    /**
     * Judges announcements heard at one interface.
     *
     * @param local this machine's address there
     * @param networks the networks of the interface
     */
    LanClaim(InetAddress local, List<InterfaceAddress> networks) {
        this.local = local;
        this.networks = List.copyOf(networks);
    }

    static boolean isInstance(String name) {
        return INSTANCE.matcher(name).matches();
    }

    /** The server, if there is anything to believe. */
    Optional<LanServer> check(ServiceInfo info) {
        String version = info.getPropertyString(VERSION_KEY);
        if (!isInstance(info.getName()) || !VERSION.equals(version)) {
            return Optional.empty();
        }
        return Arrays.stream(info.getInetAddresses())
                .limit(MAX_ADDRESSES)
                .map(address -> new InetSocketAddress(address, info.getPort()))
                .filter(this::allows)
                .findFirst()
                .map(address -> new LanServer(info.getName(), url(address)));
    }

    boolean allows(InetSocketAddress address) {
        return AddressRules.claimedBy(local).allows(address)
                && networks.stream().anyMatch(network -> contains(network, address.getAddress()));
    }

    private static boolean contains(InterfaceAddress network, InetAddress address) {
        byte[] own = network.getAddress().getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        int prefix = network.getNetworkPrefixLength();
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        // A prefix of nothing would be everywhere.
        return prefix > 0;
    }

    private static URI url(InetSocketAddress at) {
        return URI.create("http://" + PeerAddress.format(at));
    }
}
