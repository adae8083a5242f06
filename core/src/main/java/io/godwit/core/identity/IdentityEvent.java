package io.godwit.core.identity;

import io.godwit.core.event.Event;
import io.godwit.core.event.Severity;
import io.godwit.core.peer.PeerId;

/** What happens to this node's identity and to what it knows of others. */
public sealed interface IdentityEvent extends Event {

    /**
     * A key was made because there was none.
     *
     * @param id the new peer ID
     */
    record Created(PeerId id) implements IdentityEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }

    /**
     * Another key took the place of the one before, of which a copy is kept.
     *
     * @param id the new peer ID
     */
    record Replaced(PeerId id) implements IdentityEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /**
     * The trust file was missing or damaged and the previous copy is used: what was changed last is lost.
     *
     * @param contacts contacts in the copy
     * @param blocked blocked peers in the copy
     */
    record TrustRecovered(int contacts, int blocked) implements IdentityEvent {
        @Override
        public Severity severity() {
            return Severity.WARNING;
        }
    }

    /**
     * What is known of a peer has changed.
     *
     * @param id the peer
     * @param trust what it is now
     */
    record TrustChanged(PeerId id, Trust trust) implements IdentityEvent {
        @Override
        public Severity severity() {
            return Severity.INFO;
        }
    }
}
