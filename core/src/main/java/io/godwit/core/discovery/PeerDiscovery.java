package io.godwit.core.discovery;

import io.godwit.core.content.ContentId;
import io.godwit.core.peer.PeerId;
import java.util.List;

/**
 * A way to find peers and content. Thread-safe; calls block, and {@link #close()} ends them.
 *
 * <p>Everything returned is unproven: names are shown escaped, addresses are dialled only after
 * {@link io.godwit.core.peer} accepted them, and a handshake proves the peer.
 */
public interface PeerDiscovery extends AutoCloseable {

    /**
     * Begins to announce this node and keeps it announced, by its own thread, with retries, until closed.
     *
     * @param announcement asked anew each time something is sent
     */
    void announce(Announcement announcement);

    /** Says that what the announcement offers has changed; sent soon, changes in quick succession together. */
    void refresh();

    /**
     * Says that this machine's network is not what it was, so that connections may lead nowhere and what is announced
     * may be wrong: it is announced soon, and listening begins again. By default the same as {@link #refresh}, for a
     * source without connections. Returns at once.
     */
    default void reconnect() {
        refresh();
    }

    /**
     * Peers that are online.
     *
     * @param after last peer of the page before, or empty for the start
     * @param limit most peers wanted, 1 to 1,000
     * @throws DiscoveryException if no answer could be had
     */
    FoundPage<FoundPeer> peers(String after, int limit) throws DiscoveryException;

    /**
     * Finds public content by name.
     *
     * @param query text; case, accents' encoding and word order do not matter, words match from their start
     * @param after cursor of the page before, or empty for the start
     * @param limit most hits wanted, 1 to 100
     * @throws DiscoveryException if no answer could be had
     */
    FoundPage<FoundContent> search(String query, String after, int limit) throws DiscoveryException;

    /**
     * Peers that have a file or folder, or part of it.
     *
     * @param id root or content ID
     * @return candidates in no order
     * @throws DiscoveryException if no answer could be had
     */
    List<FoundPeer> swarm(ContentId id) throws DiscoveryException;

    /**
     * Where one peer is.
     *
     * @return the peer, or an empty list when it is not known here
     * @throws DiscoveryException if no answer could be had
     */
    List<FoundPeer> locate(PeerId peer) throws DiscoveryException;

    /**
     * Listens for changes: that peers come and go, or publish. Told within a second where the source can do that, never
     * where it cannot.
     *
     * @param changed called for each change, perhaps several together, and when listening begins or begins again; by a
     *     thread of its own, which it must not hold up
     * @return ends it
     */
    default Watch watch(Runnable changed) {
        return () -> {};
    }

    /** Something that is listened to until this is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** How announcing goes. */
    DiscoveryState state();

    /** Withdraws the announcement if that is quickly possible, and stops. */
    @Override
    void close();
}
