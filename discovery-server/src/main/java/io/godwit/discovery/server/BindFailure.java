package io.godwit.discovery.server;

import io.godwit.core.peer.PeerAddress;
import io.godwit.discovery.server.DiscoveryServerException.Reason;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Why an address cannot be listened on. Systems say that in the language of their user, of which one is known here. */
final class BindFailure {
    /** Those below need rights that may not be there. */
    private static final int FIRST_USER_PORT = 1_024;

    private BindFailure() {}

    /**
     * Tells it with what to do about it.
     *
     * @param address where it was to listen
     * @param refused what the system says
     */
    static DiscoveryServerException of(InetSocketAddress address, BindException refused) {
        String said = String.valueOf(refused.getMessage());
        boolean taken =
                said.contains("in use")
                        || (address.getPort() >= FIRST_USER_PORT
                                && !said.contains("ermission")
                                && isLocal(address.getAddress()));
        return new DiscoveryServerException(
                taken ? Reason.PORT_IN_USE : Reason.CANNOT_BIND,
                address,
                PeerAddress.format(address)
                        + (taken
                                ? " is in use by another program; choose another port"
                                : " cannot be listened on: "
                                        + said
                                        + "; choose a local address and another port above 1023"),
                refused);
    }

    private static boolean isLocal(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return false;
        }
    }
}
