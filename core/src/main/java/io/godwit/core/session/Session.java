package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections that share one handshake: the first, and those that joined it and end with it. Thread-safe. */
final class Session {

    private final boolean dialled;
    private final AtomicInteger nextIndex = new AtomicInteger(1);
    private final AtomicInteger size = new AtomicInteger();
    private final Set<SessionChannel> joined = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    Session(boolean dialled) {
        this.dialled = dialled;
    }

    boolean dialled() {
        return dialled;
    }

    /**
     * An index that no connection of this session has had; indexes are never used twice.
     *
     * @param streams connections that the peer allows
     * @throws HandshakeException {@code BUSY} if there is none left
     */
    int takeIndex(int streams) throws HandshakeException {
        int index = nextIndex.getAndUpdate(next -> Math.min(next + 1, streams));
        if (index >= streams) {
            throw new HandshakeException(AlertCode.BUSY, "no stream left in this session");
        }
        return index;
    }

    /** One more connection belongs to this session. */
    void enter() {
        size.incrementAndGet();
    }

    /** One connection fewer; returns whether none is left. */
    boolean leave() {
        return size.decrementAndGet() == 0;
    }

    /** A connection carries messages from now on. */
    void opened(SessionChannel channel) {
        if (channel.index() > 0) {
            joined.add(channel);
            if (ended) {
                channel.end(DisconnectCause.SESSION_ENDED);
            }
        }
    }

    /** A connection is gone; the first one takes all others along. */
    void closed(SessionChannel channel) {
        joined.remove(channel);
        if (channel.index() == 0) {
            ended = true;
            joined.forEach(other -> other.end(DisconnectCause.SESSION_ENDED));
        }
    }
}
