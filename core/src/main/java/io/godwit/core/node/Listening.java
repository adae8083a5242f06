package io.godwit.core.node;

import io.godwit.core.event.EventSink;
import io.godwit.core.session.ChannelOpener;
import io.godwit.core.session.SessionListener;
import io.godwit.core.session.Sessions;
import io.godwit.core.transport.Transport;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Finds the port to listen on and starts to. */
final class Listening {
    /** Those below need rights that may not be there. */
    private static final int FIRST_USER_PORT = 1_024;

    private final Transport transport;
    private final ChannelOpener opener;
    private final Sessions sessions;
    private final EventSink events;

    Listening(Transport transport, ChannelOpener opener, Sessions sessions, EventSink events) {
        this.transport = transport;
        this.opener = opener;
        this.sessions = sessions;
        this.events = events;
    }

    SessionListener start(ListenSettings settings) throws IOException {
        InetSocketAddress wanted = new InetSocketAddress(settings.address(), settings.port());
        try {
            return listen(wanted);
        } catch (BindException refused) {
            ListenException reason = new ListenException(reason(wanted, refused), wanted, refused);
            if (!settings.otherIfTaken() || reason.reason() != ListenException.Reason.TAKEN) {
                throw reason;
            }
        }
        SessionListener other = listen(new InetSocketAddress(settings.address(), 0));
        events.emit(new NodeEvent.OtherPort(settings.port(), other.localAddress().getPort()));
        return other;
    }

    private SessionListener listen(InetSocketAddress address) throws IOException {
        return SessionListener.start(transport, address, opener, sessions);
    }

    /** Systems say it in the language of their user, of which one is known here. */
    static ListenException.Reason reason(InetSocketAddress wanted, BindException refused) {
        String said = String.valueOf(refused.getMessage());
        if (said.contains("ermission")) {
            return ListenException.Reason.NOT_PERMITTED;
        }
        if (!isLocal(wanted.getAddress())) {
            return ListenException.Reason.NOT_LOCAL;
        }
        return wanted.getPort() >= FIRST_USER_PORT || said.contains("in use")
                ? ListenException.Reason.TAKEN
                : ListenException.Reason.NOT_PERMITTED;
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
