package io.godwit.core.node;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How a node finds others and is found.
 *
 * @param servers discovery servers; none means that peers are found by their addresses only, until some are given
 * @param announceAfter how long a {@link NodeRole#DOWNLOADER} has fetched before it is announced; a short one is gone
 *     before anybody could use it
 */
public record DiscoverySettings(List<URI> servers, Duration announceAfter) {
    /**
     * What a downloader waits unless told otherwise: as long as it waits before it listens for others. Until they know
     * of each other, all who download from one source get their share of it and no more.
     */
    public static final Duration USUAL_DELAY = Duration.ofSeconds(2);

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if the time is negative
     */
    public DiscoverySettings {
        servers = List.copyOf(servers);
        if (announceAfter.isNegative()) {
            throw new IllegalArgumentException("negative time");
        }
    }
}
