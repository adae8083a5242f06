package io.godwit.discovery.server.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.godwit.discovery.server.net.TrustedProxies;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteArrayEndPoint;
import org.eclipse.jetty.io.Connection;
import org.junit.jupiter.api.Test;

/** Connections that are cut as they open, whose end another thread may tell before their beginning. */
class EarlyEndTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    /** One connection of a party. */
    private static final HttpLimits LIMITS = new HttpLimits(LONG, LONG, 9, 1, 1, 1, 1);

    private static Connection connection() {
        var end =
                new ByteArrayEndPoint() {
                    @Override
                    public SocketAddress getRemoteSocketAddress() {
                        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 4000);
                    }
                };
        return new AbstractConnection(end, Runnable::run) {
            @Override
            public void onFillable() {}
        };
    }

    private static Connection cut() {
        Connection connection = connection();
        connection.close();
        return connection;
    }

    @Test
    void theyHaveNoDeadline() {
        var deadlines = new ConnectionDeadlines(LIMITS, () -> 0);
        Connection connection = cut();
        deadlines.onClosed(connection);
        deadlines.onOpened(connection);
        assertEquals(0, deadlines.size());
        deadlines.onOpened(connection());
        assertEquals(1, deadlines.size());
    }

    @Test
    void theyTakeNoRoomOfTheirParty() {
        var parties = new Parties(LIMITS, TrustedProxies.NONE);
        Connection connection = cut();
        parties.onClosed(connection);
        parties.onOpened(connection);
        Connection next = connection();
        parties.onOpened(next);
        assertTrue(next.getEndPoint().isOpen());
        Connection more = connection();
        parties.onOpened(more);
        assertFalse(more.getEndPoint().isOpen());
    }
}
