package io.godwit.discovery.server.tracker;

import java.net.InetAddress;

/** Who is in which swarm. Thread-safe; each call is atomic. */
public interface SwarmStore {

    /**
     * Notes what a client says, and tells it of others.
     *
     * @param request what it says
     * @param from the address that it asks from, and is told to others with
     * @throws TrackerException if there is no room for it, or it may not listen at that port
     */
    AnnounceOutcome announce(AnnounceRequest request, InetAddress from) throws TrackerException;

    /** How a swarm is. */
    SwarmCounts counts(TorrentHash torrent);

    /** Forgets who has not announced for too long; to be called about every second. */
    void sweep();

    /** Counts. */
    SwarmStats stats();
}
