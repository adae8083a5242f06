package io.godwit.app.view.shares;

import io.godwit.app.network.Network;
import io.godwit.core.identity.Contact;
import io.godwit.core.node.Node;
import io.godwit.core.node.ShareLink;
import io.godwit.core.node.Upload;
import io.godwit.core.peer.PeerIdText;
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
    /** The prefix and two groups of a peer ID. */
    private static final int SHORT = 13;

    private final Network network;

    NodeShareDesk(Network network) {
        this.network = network;
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
    public Map<Path, List<String>> fetching() {
        return network.node().map(NodeShareDesk::fetching).orElse(Map.of());
    }

    private static Map<Path, List<String>> fetching(Node node) {
        Map<Path, List<String>> names = new HashMap<>();
        for (Upload upload : node.uploads()) {
            String name =
                    node.trust()
                            .contact(upload.peer())
                            .map(Contact::name)
                            .orElseGet(() ->
                                    PeerIdText.formatGrouped(upload.peer()).substring(0, SHORT));
            for (Path share : upload.shares()) {
                names.computeIfAbsent(share, path -> new ArrayList<>()).add(name);
            }
        }
        return names;
    }

    private Node node() throws ShareException {
        return network.node()
                .orElseThrow(() ->
                        new ShareException(ShareException.Reason.CLOSED, "the network is off"));
    }
}
