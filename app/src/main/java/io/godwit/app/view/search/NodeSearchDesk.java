package io.godwit.app.view.search;

import io.godwit.app.network.Network;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.Node;
import java.util.List;
import java.util.Optional;

/**
 * Searches through the node, while it runs.
 *
 * @param network where the node is
 */
record NodeSearchDesk(Network network) implements ContentSearch {
    @Override
    public Optional<List<FoundContent>> find(String text, int limit) throws DiscoveryException {
        Optional<Node> node = network.node();
        return node.isEmpty() ? Optional.empty() : Optional.of(node.get().find(text, limit));
    }
}
