package io.godwit.discovery.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;

/** Cuts connections from addresses that are not served before a byte of them is read. Thread-safe. */
final class Audience implements Connection.Listener {

    private final Predicate<InetAddress> served;

    Audience(Predicate<InetAddress> served) {
        this.served = served;
    }

    @Override
    public void onOpened(Connection connection) {
        boolean welcome =
                connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress from
                        && served.test(from.getAddress());
        if (!welcome) {
            connection.close();
        }
    }

    @Override
    public void onClosed(Connection connection) {
        // Nothing is remembered of it.
    }
}
