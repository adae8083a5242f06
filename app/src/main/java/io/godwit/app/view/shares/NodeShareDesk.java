package io.godwit.app.view.shares;

import io.godwit.app.network.Network;
import io.godwit.app.network.PeerName;
import io.godwit.app.network.PeerNames;
import io.godwit.core.node.Node;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Upload;
import io.godwit.core.share.FolderPage;
import io.godwit.core.share.Share;
import io.godwit.core.share.ShareException;
import io.godwit.core.share.Totals;
import io.godwit.core.share.Visibility;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The node of this program, while it runs. */
final class NodeShareDesk implements ShareDesk {
    private final Network network;
    private final PeerNames names;

    NodeShareDesk(Network network, PeerNames names) {
        this.network = network;
        this.names = names;
    }

    @Override
    public List<Share> shares() throws ShareException {
        return node().shares();
    }

    @Override
    public void share(Path path, Visibility visibility) throws ShareException {
        node().share(path, visibility);
    }

    @Override
    public void shareNew(Path path, Visibility visibility) throws ShareException {
        node().shareNew(path, visibility);
    }

    @Override
    public void unshare(Path path) throws ShareException {
        node().unshare(path);
    }

    @Override
    public FolderPage contents(Path share, List<String> folder, String cursor, int limit)
            throws ShareException {
        return node().contents(share, folder, cursor, limit);
    }

    @Override
    public Totals totals(Path share, List<String> folder) throws ShareException {
        return node().totals(share, folder);
    }

    @Override
    public Optional<String> link(Share share) {
        return network.node().flatMap(node -> node.link(share)).map(ShareLink::format);
    }

    @Override
    public Map<Path, List<PeerName>> fetching() {
        Map<Path, List<PeerName>> fetching = new HashMap<>();
        for (Upload upload : network.node().map(Node::uploads).orElse(List.of())) {
            PeerName name = names.of(upload.peer());
            for (Path share : upload.shares()) {
                List<PeerName> those = fetching.computeIfAbsent(share, path -> new ArrayList<>());
                if (!those.contains(name)) {
                    those.add(name);
                }
            }
        }
        return fetching;
    }

    private Node node() throws ShareException {
        return network.node()
                .orElseThrow(() ->
                        new ShareException(ShareException.Reason.CLOSED, "the network is off"));
    }
}
