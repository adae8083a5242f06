package io.godwit.core.node;

import io.godwit.core.peer.AddressRules;
import io.godwit.core.peer.AddressScope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses at which this machine can be reached, best first. Asked anew each time, as networks come and go. */
final class LocalAddresses {
    private final InetAddress bound;
    private final int port;
    private final BooleanSupplier rendezvousOnLoopback;

    /**
     * For one listening socket.
     *
     * @param bound what it is bound to; the wildcard address means all interfaces
     * @param port its port
     * @param rendezvousOnLoopback whether peers on this machine may learn of loopback addresses; asked each time
     */
    LocalAddresses(InetAddress bound, int port, BooleanSupplier rendezvousOnLoopback) {
        this.bound = bound;
        this.port = port;
        this.rendezvousOnLoopback = rendezvousOnLoopback;
    }

    List<InetSocketAddress> list() {
        Stream<InetAddress> candidates =
                bound.isAnyLocalAddress() ? interfaces() : Stream.of(bound);
        return candidates
                .filter(address -> isUseful(address, rendezvousOnLoopback))
                .sorted(Comparator.comparing(AddressScope::of))
                .distinct()
                .limit(AddressRules.MAX_ADDRESSES)
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    /** All at which other machines may reach this one, whatever is listened on; none while no network is there. */
    static Set<InetAddress> ofThisMachine() {
        return interfaces()
                .filter(address -> isUseful(address, () -> false))
                .collect(Collectors.toSet());
    }

    private static boolean isUseful(InetAddress address, BooleanSupplier onLoopback) {
        return switch (AddressScope.of(address)) {
            case PUBLIC, PRIVATE -> true;
            case LOOPBACK -> onLoopback.getAsBoolean();
            case NEVER -> false;
        };
    }

    private static Stream<InetAddress> interfaces() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LocalAddresses::isUp)
                    .flatMap(NetworkInterface::inetAddresses);
        } catch (IOException noInterfaces) {
            return Stream.of(InetAddress.getLoopbackAddress());
        }
    }

    private static boolean isUp(NetworkInterface network) {
        try {
            return network.isUp();
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }
}
