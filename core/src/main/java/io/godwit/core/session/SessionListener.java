package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.handshake.SecureChannel;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.Listener;
import io.godwit.core.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets peers in: accepts, admits as many as may begin a handshake, and hands on those that finish it. Thread-safe. */
public final class SessionListener implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SessionListener.class);

    /** Type of the frame that opens a further connection (GW1 specification, section 3). */
    private static final int JOIN_FRAME = 4;

    /** Pause after the system refused to accept, most often for want of descriptors. */
    private static final long RETRY_MILLIS = 100;

    /** Refusals reported in a second; a flood of them must not become a flood of events. */
    private static final Rate REPORTS = new Rate(2, 20);

    private final Listener listener;
    private final ChannelOpener opener;
    private final Sessions sessions;
    private final AddressBuckets hellos;
    private final AddressBuckets joins;
    private final AddressBuckets reports;
    private final HalfOpenConnections halfOpen;
    private final CountDownLatch closed = new CountDownLatch(1);

    private SessionListener(Listener listener, ChannelOpener opener, Sessions sessions) {
        this.listener = listener;
        this.opener = opener;
        this.sessions = sessions;
        AdmissionSettings admission = sessions.settings().admission();
        this.hellos = new AddressBuckets(admission.hellos(), sessions.nanos());
        this.joins = new AddressBuckets(admission.joins(), sessions.nanos());
        this.reports = new AddressBuckets(REPORTS, sessions.nanos());
        this.halfOpen =
                new HalfOpenConnections(admission.halfOpen(), admission.halfOpenPerAddress());
    }

    /**
     * Starts to let peers in.
     *
     * @param transport carries the bytes
     * @param address the local address; port 0 chooses a free one
     * @param opener answers the handshake
     * @param sessions gets the connections; outlives this listener
     * @return the running listener
     * @throws java.net.BindException if the port is taken or the address is not local
     * @throws IOException if the system refuses for another reason
     */
    public static SessionListener start(
            Transport transport, InetSocketAddress address, ChannelOpener opener, Sessions sessions)
            throws IOException {
        var listener = new SessionListener(transport.listen(address), opener, sessions);
        boolean begun = false;
        try {
            sessions.threads().execute(listener::acceptUntilClosed);
            begun = true;
            return listener;
        } finally {
            if (!begun) {
                listener.close();
            }
        }
    }

    /** The address listened on, with the port that was really chosen. */
    public InetSocketAddress localAddress() {
        return listener.localAddress();
    }

    /** Lets nobody in any more; connections that are open stay. May be repeated. */
    @Override
    public void close() {
        closed.countDown();
        listener.close();
    }

    /** Connections that are in a handshake now. */
    int halfOpen() {
        return halfOpen.size();
    }

    private void acceptUntilClosed() {
        while (closed.getCount() > 0) {
            try {
                acceptOne();
            } catch (RuntimeException | Error untold) {
                // What cannot even be told, as when memory is short, ends nothing either: nobody
                // else would ever let peers in.
                var _ = pause();
            }
        }
    }

    private void acceptOne() {
        try {
            admit(listener.accept());
        } catch (IOException failed) {
            pauseAfter(failed);
        } catch (RuntimeException | Error fault) {
            LOG.error("letting a peer in failed; others are let in", fault);
            pauseAfter(fault);
        }
    }

    private void pauseAfter(Throwable failed) {
        if (pause()) {
            LOG.warn("accepting failed: {}", failed.getMessage());
            sessions.events().emit(new SessionEvent.AcceptFailed());
        }
    }

    /** Waits a moment; returns whether there is to be another try. */
    private boolean pause() {
        try {
            return closed.getCount() > 0 && !closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return false;
        }
    }

    private void admit(Connection connection) {
        boolean done = false;
        try {
            AddressKey address = AddressKey.of(connection.remoteAddress());
            if (!sessions.welcomes(address) || !halfOpen.enter(address, connection)) {
                connection.close();
                report(connection, AlertCode.BUSY);
            } else {
                sessions.threads().execute(() -> serve(address, connection));
            }
            done = true;
        } finally {
            if (!done) {
                halfOpen.leave(connection);
                connection.close();
            }
        }
    }

    private void serve(AddressKey address, Connection connection) {
        boolean open = false;
        try {
            WatchedConnection watched = sessions.watch(connection);
            var guarded =
                    new FirstFrameGuard(watched, frame -> mayBegin(address, connection, frame));
            SecureChannel secure = opener.respond(guarded);
            sessions.accepted(secure, watched);
            open = true;
        } catch (HandshakeException refused) {
            report(connection, refused.code());
        } catch (IOException gone) {
            LOG.trace("a connection broke off in its handshake");
        } finally {
            halfOpen.leave(connection);
            if (!open) {
                connection.close();
            }
        }
    }

    private boolean mayBegin(AddressKey address, Connection connection, int frame) {
        AddressBuckets buckets = frame == JOIN_FRAME ? joins : hellos;
        boolean may = buckets.admits(address);
        if (may) {
            halfOpen.spoke(connection);
        }
        return may;
    }

    private void report(Connection connection, AlertCode code) {
        InetSocketAddress address = connection.remoteAddress();
        if (reports.admits(AddressKey.of(address))) {
            sessions.events().emit(new SessionEvent.Refused(ShortAddress.of(address), code));
        }
    }
}
