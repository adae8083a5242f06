package io.godwit.app.view.search;

import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import java.util.List;
import java.util.Optional;

/** Asks what others share; blocks, and gives up when its thread is interrupted or a little later. */
interface ContentSearch {

    /**
     * Searches by name.
     *
     * @param text what to look for
     * @param limit most hits, from 1
     * @return hits merged by content, best first; empty while the network is off
     * @throws DiscoveryException if no discovery server answers
     */
    Optional<List<FoundContent>> find(String text, int limit) throws DiscoveryException;

    /** Whether the network is only beginning: that nothing is found says nothing yet. Never blocks. */
    boolean isBeginning();
}
