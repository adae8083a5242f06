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

    /** Moment until which the registration could be presented again. */
    long replayableUntil;

    volatile @Nullable Generation published;
    @Nullable Generation staged;
    int nextPart;

    /** Bytes of index that its site is charged for. */
    int charged;

    /** Set once, under the lock of the shares: nothing may be added any more. */
    boolean gone;

    PeerEntry(PeerCard card, @Nullable Token token, NetworkPrefix prefix) {
        this.card = card;
        this.token = token;
        this.prefix = prefix;
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
