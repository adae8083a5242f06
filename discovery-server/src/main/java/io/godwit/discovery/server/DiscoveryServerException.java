package io.godwit.discovery.server;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A discovery server cannot be started. */
public final class DiscoveryServerException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What stands in the way. */
    public enum Reason {
        /** Something else listens on the port. */
        PORT_IN_USE,
        /** The address is not of this machine, or the port needs rights that are not there. */
        CANNOT_BIND,
        /** The data folder cannot be used. */
        DATA_FOLDER,
        /** The certificate of HTTPS cannot be used. */
        CERTIFICATE
    }

    private final Reason reason;
    private final InetSocketAddress address;

    DiscoveryServerException(
            Reason reason, InetSocketAddress address, String detail, Throwable cause) {
        super(detail, cause);
        this.reason = reason;
        this.address = address;
    }

    /** What stands in the way. */
    public Reason reason() {
        return reason;
    }

    /** Where it was to listen. */
    public InetSocketAddress address() {
        return address;
    }
}
