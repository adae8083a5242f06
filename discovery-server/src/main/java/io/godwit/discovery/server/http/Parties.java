package io.godwit.discovery.server.http;

import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.net.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Cuts connections of a party that has as many as it may before a byte of them is read, so that nobody takes the room of
 * all. A trusted proxy speaks for many and is not counted. Thread-safe.
 */
final class Parties implements Connection.Listener {

    private final int most;
    private final TrustedProxies proxies;
    private final ConcurrentMap<NetworkPrefix, Integer> open = new ConcurrentHashMap<>();

    /** Whose each is: a connection that is closed does not know it any more. */
    private final ConcurrentMap<Connection, NetworkPrefix> counted = new ConcurrentHashMap<>();

    Parties(HttpLimits limits, TrustedProxies proxies) {
        this.most = limits.connectionsPerParty();
        this.proxies = proxies;
    }

    @Override
    public void onOpened(Connection connection) {
        // One that is cut counts until it is gone, which is told as of any other.
        Optional<NetworkPrefix> party = party(connection);
        if (party.isPresent()) {
            boolean more = open.merge(party.get(), 1, Integer::sum) > most;
            counted.put(connection, party.get());
            if (!connection.getEndPoint().isOpen()) {
                // Its end may have been told already, in another thread.
                onClosed(connection);
            } else if (more) {
                connection.close();
            }
        }
    }

    @Override
    public void onClosed(Connection connection) {
        NetworkPrefix party = counted.remove(connection);
        if (party != null) {
            open.computeIfPresent(party, (key, count) -> count == 1 ? null : count - 1);
        }
    }

    /** Who is counted; nobody for the outer connection of TLS, as the one inside opens and closes with it. */
    private Optional<NetworkPrefix> party(Connection connection) {
        if (connection instanceof SslConnection
                || !(connection.getEndPoint().getRemoteSocketAddress()
                        instanceof InetSocketAddress from)) {
            return Optional.empty();
        }
        InetAddress address = from.getAddress();
        return proxies.trusts(address)
                ? Optional.empty()
                : Optional.of(NetworkPrefix.host(address));
    }
}
