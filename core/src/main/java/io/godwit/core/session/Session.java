package io.godwit.core.session;

import io.godwit.core.handshake.HandshakeException;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.Limits;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The connections that share one handshake: the first, and those that joined it and end with it. Thread-safe. */
final class Session {

    private final boolean dialled;
    private final AtomicInteger nextIndex = new AtomicInteger(1);
    private final Set<SessionChannel> joined = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    Session(boolean dialled) {
        this.dialled = dialled;
    }

    boolean dialled() {
        return dialled;
    }

    /**
     * Checks that one more connection may join.
     *
     * @throws HandshakeException if there are as many as the peer allows
     */
    void checkRoom(int streams) throws HandshakeException {
        if (joined.size() + 1 >= streams) {
            throw new HandshakeException(AlertCode.BUSY, "as many streams as the peer allows");
        }
    }

    /**
     * An index that no connection of this session has had; indexes are never used twice.
     *
     * @throws HandshakeException if there is none left
     */
    int takeIndex() throws HandshakeException {
        int index = nextIndex.getAndUpdate(next -> Math.min(next + 1, Limits.STREAMS));
        if (index >= Limits.STREAMS) {
            throw new HandshakeException(AlertCode.JOIN_REPLAY, "no stream index left");
        }
        return index;
    }

    void add(SessionChannel channel) {
        if (channel.index() == 0) {
            return;
        }
        joined.add(channel);
        if (ended) {
            channel.end(DisconnectCause.SESSION_ENDED);
        }
    }

    /** A connection is gone; with the first one go all others. */
    void remove(SessionChannel channel) {
        joined.remove(channel);
        if (channel.index() == 0) {
            ended = true;
            joined.forEach(other -> other.end(DisconnectCause.SESSION_ENDED));
        }
    }
}
