package io.godwit.discovery.server.registry;

import io.godwit.core.discovery.api.Token;
import io.godwit.discovery.server.net.NetworkPrefix;
import io.godwit.discovery.server.search.Generation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A peer in the table. The fields of its registration are guarded by the table's lock; those of its shares by the
 * publisher's lock for it, which is taken first. There may be a million of these: what is not needed by all is elsewhere.
 */
final class PeerEntry implements Site {

    /** In place of the next part, once the peer has left the table: nothing may be added any more. */
    private static final int GONE = -1;

    final NetworkPrefix prefix;

    volatile PeerCard card;

    /** Absent after a restart without a clean stop: the peer has to register anew. */
    volatile @Nullable Token token;

    /** Neighbours in the list of {@link Silence}. */
    @Nullable PeerEntry longerSilent;

    @Nullable PeerEntry shorterSilent;

    /** Neighbours in the list of {@link Crowd}. */
    @Nullable PeerEntry older;

    @Nullable PeerEntry newer;

    long requestSequence;
    long goneAt;

    /** Moment until which this registration or one before it could be presented again. */
    long replayableUntil;

    volatile @Nullable Generation published;
    @Nullable Generation staged;

    /** The part of shares that may come next, or {@link #GONE}: a field more would take eight bytes of each peer. */
    int nextPart;

    /** Bytes of index that its site is charged for. */
    int charged;

    PeerEntry(PeerCard card, @Nullable Token token, NetworkPrefix prefix) {
        this.card = card;
        this.token = token;
        this.prefix = prefix;
    }

    /** Notes that the peer has left the table; under the lock of the shares. */
    void leave() {
        nextPart = GONE;
    }

    /** Whether it has; under the same lock. */
    boolean isGone() {
        return nextPart == GONE;
    }

    Optional<Token> token() {
        return Optional.ofNullable(token);
    }

    OnlinePeer view() {
        Generation current = published;
        return current == null
                ? new OnlinePeer(card, 0, 0)
                : new OnlinePeer(card, current.size(), current.number());
    }
}
