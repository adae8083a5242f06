package io.godwit.core.node;

import java.net.InetAddress;

/**
 * Where a node listens for other peers.
 *
 * @param address a local address; the wildcard address means all
 * @param port 1 to 65,535, or 0 for any free one
 * @param otherIfTaken whether another free port will do when this one is taken
 */
public record ListenSettings(InetAddress address, int port, boolean otherIfTaken) {
    /** The port of a peer unless told otherwise. */
    public static final int DEFAULT_PORT = 9_000;

    /**
     * Checks the range.
     *
     * @throws IllegalArgumentException if there is no such port
     */
    public ListenSettings {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("no such port: " + port);
        }
    }

    /** All addresses, the usual port or else any. */
    public static ListenSettings usual() {
        return new ListenSettings(InetAddress.ofLiteral("0.0.0.0"), DEFAULT_PORT, true);
    }
}
