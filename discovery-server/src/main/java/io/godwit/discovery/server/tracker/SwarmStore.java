package io.godwit.discovery.server.tracker;

import java.net.InetAddress;
import java.util.Collection;
import java.util.SortedMap;

/**
 * Who is in which swarm, wherever that is kept. Thread-safe; each call is atomic.
 *
 * <p>{@link MemorySwarmStore} is one of them; what it leaves open, such as who is chosen, others may do otherwise.
 */
public interface SwarmStore {

    /**
     * Notes what a client says, and tells it of others.
     *
     * @param request what it says
     * @param from the address that it asks from, and is told to others with
     * @throws TrackerException if there is no room for it, it may not listen at that port, or the swarms cannot be
     *     reached at the moment
     */
    AnnounceOutcome announce(AnnounceRequest request, InetAddress from) throws TrackerException;

    /**
     * How swarms are.
     *
     * @param torrents which; nobody is in those that are not known
     * @return one entry for each different torrent
     * @throws TrackerException if the swarms cannot be reached at the moment
     */
    SortedMap<TorrentHash, SwarmCounts> counts(Collection<TorrentHash> torrents)
            throws TrackerException;

    /** Forgets who has not announced for too long; to be called about every second. */
    void sweep();

    /** Counts, which may be a few seconds old. */
    SwarmStats stats();
}
