package io.godwit.discovery.server.http;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Cuts connections whose requests do not arrive in time, however steadily they trickle: the server's own idle timeout
 * begins anew with every byte. Thread-safe.
 *
 * <p>A request has to arrive whole, and be answered, within one deadline; between requests a connection may rest for
 * another, which shrinks to the first as soon as a byte of the next request comes. Only while an answer goes on without
 * an end, such as a stream of events, there is none.
 */
final class ConnectionDeadlines implements Connection.Listener, HttpConfiguration.Customizer {

    /** When a connection is cut, and the bytes it had sent when it came to rest. */
    private record Deadline(long at, long restingBytes) {
        static final long NOT_RESTING = -1;
        static final long RELEASED = -2;
    }

    private final ConcurrentMap<Connection, Deadline> deadlines = new ConcurrentHashMap<>();
    private final Duration request;
    private final Duration idle;
    private final LongSupplier nanos;

    ConnectionDeadlines(HttpLimits limits, LongSupplier nanos) {
        this.request = limits.request();
        this.idle = limits.idle();
        this.nanos = nanos;
    }

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof SslConnection) {
            // The connection inside it is opened at the same moment and knows about requests;
            // closing that closes both.
            return;
        }
        deadlines.put(connection, busy());
        if (!connection.getEndPoint().isOpen()) {
            // Its end may have been told already, in another thread.
            deadlines.remove(connection);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        deadlines.remove(connection);
    }

    /** Called when the head of a request is there. */
    @Override
    public Request customize(Request arrived, HttpFields.Mutable responseHeaders) {
        Connection connection = arrived.getConnectionMetaData().getConnection();
        deadlines.replace(connection, busy());
        Request.addCompletionListener(arrived, failure -> rest(connection));
        return arrived;
    }

    private void rest(Connection connection) {
        long at = nanos.getAsLong() + idle.toNanos();
        deadlines.replace(connection, new Deadline(at, connection.getBytesIn()));
    }

    /** Lets a connection stay open until its answer ends, from when on it rests as after any other. */
    void release(Connection connection) {
        deadlines.replace(connection, new Deadline(0, Deadline.RELEASED));
    }

    private Deadline busy() {
        return new Deadline(nanos.getAsLong() + request.toNanos(), Deadline.NOT_RESTING);
    }

    /** Cuts what is overdue; to be called about every half second. */
    void sweep() {
        long now = nanos.getAsLong();
        deadlines.forEach((connection, deadline) -> {
            if (deadline.restingBytes() == Deadline.RELEASED) {
                return;
            }
            if (now - deadline.at() >= 0) {
                connection.close();
            } else if (deadline.restingBytes() != Deadline.NOT_RESTING
                    && connection.getBytesIn() > deadline.restingBytes()) {
                deadlines.replace(connection, deadline, busy());
            }
        });
    }

    /** Number of connections that are open, released ones included. */
    int size() {
        return deadlines.size();
    }
}
