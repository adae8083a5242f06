package io.godwit.core.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Two connections that lead to each other without a network. */
public record InMemoryConnections(InMemoryConnection left, InMemoryConnection right) {

    /** Bytes that wait in each direction before a writer blocks. */
    public static final int DEFAULT_CAPACITY = 64 * 1024;

    public static InMemoryConnections pair() {
        return pair(DEFAULT_CAPACITY);
    }

    /** A pair whose writers block while this many bytes are unread. */
    public static InMemoryConnections pair(int capacity) {
        return pair(capacity, address(40_002));
    }

    /** A pair whose right end has this address. */
    static InMemoryConnections pair(int capacity, InetSocketAddress right) {
        var toRight = new BytePipe(capacity);
        var toLeft = new BytePipe(capacity);
        return new InMemoryConnections(
                new InMemoryConnection(toLeft, toRight, right),
                new InMemoryConnection(toRight, toLeft, address(40_001)));
    }

    private static InetSocketAddress address(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }
}
