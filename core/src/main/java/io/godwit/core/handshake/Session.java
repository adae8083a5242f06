package io.godwit.core.handshake;

import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the connections of one session share. It ends with its first connection, and all others with it. Thread-safe.
 */
final class Session {

    private final PeerId remote;
    private final SessionSecrets secrets;
    private final Runnable onEnd;
    private final ReentrantLock lock = new ReentrantLock();
    private final BitSet usedIndexes = new BitSet();
    private final List<RecordChannel> channels = new ArrayList<>();
    private volatile PeerLimits remoteLimits = PeerLimits.DEFAULT;
    private boolean ended;

    /**
     * A session without connections.
     *
     * @param onEnd called once, when the session ends
     */
    Session(PeerId remote, SessionSecrets secrets, Runnable onEnd) {
        this.remote = remote;
        this.secrets = secrets;
        this.onEnd = onEnd;
        usedIndexes.set(0);
    }

    PeerId remote() {
        return remote;
    }

    SessionSecrets secrets() {
        return secrets;
    }

    PeerLimits remoteLimits() {
        return remoteLimits;
    }

    void remoteLimits(PeerLimits limits) {
        remoteLimits = limits;
    }

    /**
     * Takes an index, which is used up from now on whatever becomes of the connection.
     *
     * @param streams connections that this side allows
     */
    void takeIndex(int index, int streams) throws HandshakeException {
        if (index < 1 || index >= streams) {
            throw FieldReader.malformed("index", "out of range");
        }
        lock.lock();
        try {
            if (ended) {
                throw new HandshakeException(AlertCode.SESSION_UNKNOWN, "the session has ended");
            }
            if (usedIndexes.get(index)) {
                throw new HandshakeException(AlertCode.JOIN_REPLAY, "index " + index + " again");
            }
            usedIndexes.set(index);
        } finally {
            lock.unlock();
        }
    }

    /** Adds a connection. */
    void add(RecordChannel channel) throws HandshakeException {
        lock.lock();
        try {
            if (ended) {
                throw new HandshakeException(AlertCode.SESSION_UNKNOWN, "the session has ended");
            }
            channels.add(channel);
        } finally {
            lock.unlock();
        }
    }

    /** Takes out a connection that is gone; the first one takes all others along. */
    void remove(RecordChannel channel) {
        List<RecordChannel> orphans = List.of();
        boolean last = false;
        lock.lock();
        try {
            channels.remove(channel);
            if (channel.index() == 0 && !ended) {
                ended = true;
                last = true;
                orphans = List.copyOf(channels);
                channels.clear();
            }
        } finally {
            lock.unlock();
        }
        if (last) {
            onEnd.run();
            secrets.wipe();
        }
        // Each on its own thread, as saying goodbye to one that does not read takes a while.
        orphans.forEach(orphan -> Thread.startVirtualThread(orphan::close));
    }
}
