package io.godwit.app.view.search;

import io.godwit.app.network.Network;
import io.godwit.app.network.NetworkState;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.DiscoveryException;
import io.godwit.core.discovery.FoundContent;
import io.godwit.core.node.Node;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.SharedCopy;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches through the node, while it runs, and knows what of it lies here.
 *
 * @param network where the node is
 */
record NodeSearchDesk(Network network) implements ContentSearch, OwnCopies {
    private static final Logger LOG = LoggerFactory.getLogger(NodeSearchDesk.class);

    @Override
    public Optional<List<FoundContent>> find(String text, int limit) throws DiscoveryException {
        Optional<Node> node = network.node();
        return node.isEmpty() ? Optional.empty() : Optional.of(node.get().find(text, limit));
    }

    @Override
    public boolean isBeginning() {
        return network.state() instanceof NetworkState.Starting;
    }

    @Override
    public Optional<SharedCopy> of(ContentId id) {
        Optional<Node> node = network.node();
        try {
            return node.isEmpty() ? Optional.empty() : node.get().copy(id);
        } catch (ShareException failed) {
            // What is only marked is found all the same.
            LOG.debug("the library does not say whether it has something", failed);
            return Optional.empty();
        }
    }
}
