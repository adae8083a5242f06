package io.godwit.core.node;

import java.io.IOException;
import java.net.InetSocketAddress;

/** The node cannot listen where it was told to. */
public final class ListenException extends IOException {
    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Reason {
        /** Another program listens on that port. */
        TAKEN,
        /** The address is not one of this machine. */
        NOT_LOCAL,
        /** The system does not allow it, for example a port below 1024. */
        NOT_PERMITTED
    }

    private final Reason reason;
    private final int port;

    ListenException(Reason reason, InetSocketAddress address, IOException cause) {
        super("port " + address.getPort() + ": " + reason, cause);
        this.reason = reason;
        this.port = address.getPort();
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }

    /** The port that was wanted. */
    public int port() {
        return port;
    }
}
