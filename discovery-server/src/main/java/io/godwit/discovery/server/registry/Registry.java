package io.godwit.discovery.server.registry;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.api.Token;
import io.godwit.core.peer.PeerId;
import io.godwit.discovery.server.search.SearchCursor;
import io.godwit.discovery.server.search.SearchListing;
import io.godwit.discovery.server.search.SearchQuery;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the server remembers. Thread-safe; each call is atomic.
 *
 * <p>Signatures and MACs are checked before a call; sequence numbers, room and time are the registry's.
 */
public interface Registry {

    /**
     * Registers a peer, or replaces what is known of it; its shares stay.
     *
     * @return the peer as it is now
     * @throws RegistryException if its sequence number was seen, or there is no room for its neighbourhood
     */
    OnlinePeer register(Registration registration) throws RegistryException;

    /** What a peer's requests are checked with; empty when it has to register anew. */
    Optional<Token> token(PeerId id);

    /**
     * A token that has replaced another meanwhile, where registrations are also taken elsewhere.
     *
     * @param refuted the one that a request did not fit
     */
    default Optional<Token> newerToken(PeerId id, Token refuted) {
        return Optional.empty();
    }

    /** A peer that is online. */
    Optional<OnlinePeer> find(PeerId id);

    /** Time that a peer may let pass until its next sign of life; grows with the number of peers. */
    Duration interval();

    /**
     * Notes that a peer is there.
     *
     * @return the peer
     * @throws RegistryException if the token is no longer the peer's or the sequence number was seen
     */
    OnlinePeer heartbeat(Claim claim) throws RegistryException;

    /**
     * Forgets a peer and its shares.
     *
     * @throws RegistryException as {@link #heartbeat}
     */
    void remove(Claim claim) throws RegistryException;

    /**
     * Takes a part of a peer's shares; the last part publishes all at one stroke.
     *
     * @return what came of it, for {@link #awaitShown}
     * @throws RegistryException as {@link #heartbeat}, or if the part is not the one that follows, or there are too
     *     many entries
     */
    PublishedPart publish(Claim claim, SharesEdition part) throws RegistryException;

    /**
     * Waits until what is read here shows what was published, where that takes time; a second at most. To be called
     * where nobody is kept waiting by it.
     */
    default void awaitShown(PublishedPart part) {}

    /**
     * Peers online in the order of their IDs.
     *
     * @param after the last one of the page before
     * @param limit most peers, from 1
     */
    List<OnlinePeer> page(Optional<PeerId> after, int limit);

    /**
     * Finds published content.
     *
     * @param after last place of the page before
     * @param limit most hits, from 1
     */
    SearchListing search(SearchQuery query, Optional<SearchCursor> after, int limit);

    /**
     * Peers that have content.
     *
     * @param id root or content ID
     * @param limit most peers; a random choice when there are more
     */
    List<OnlinePeer> swarm(ContentId id, int limit);

    /** Forgets who has been silent too long; to be called about every second. */
    void sweep();

    /** Grows whenever somebody comes, goes or publishes. */
    long revision();

    /** Counts. */
    RegistryStats stats();

    /** Whether it can be read and written now. */
    default Condition condition() {
        return Condition.SOUND;
    }
}
