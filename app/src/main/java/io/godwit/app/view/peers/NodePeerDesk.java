package io.godwit.app.view.peers;

import io.godwit.app.network.Network;
import io.godwit.app.transfers.Transfers;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.BlockedPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.identity.Trust;
import io.godwit.core.identity.Verification;
import io.godwit.core.node.BrowsePage;
import io.godwit.core.node.Node;
import io.godwit.core.node.Target;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.Limits;
import io.godwit.core.protocol.ListedContent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The node of this program, while it runs. */
final class NodePeerDesk implements PeerDesk {
    /** More peers than anybody scrolls through. */
    private static final int MOST = 10_000;

    private final Network network;
    private final Transfers transfers;

    NodePeerDesk(Network network, Transfers transfers) {
        this.network = network;
        this.transfers = transfers;
    }

    @Override
    public boolean online() {
        return network.node().isPresent();
    }

    @Override
    public Optional<PeerId> own() {
        return network.node().map(Node::id);
    }

    @Override
    public List<FoundPeer> peers() throws IOException {
        return node().peers(MOST);
    }

    @Override
    public List<Contact> contacts() {
        return network.node().map(node -> node.trust().contacts()).orElse(List.of());
    }

    @Override
    public List<PeerId> blocked() {
        return network.node()
                .map(node -> node.trust().blocked().stream().map(BlockedPeer::id).toList())
                .orElse(List.of());
    }

    @Override
    public Trust trust(PeerId peer) {
        return network.node().map(node -> node.trust().trust(peer)).orElse(Trust.UNKNOWN);
    }

    @Override
    public void keep(PeerId peer, String name, Verification verification) throws IOException {
        node().trust().addContact(peer, name, verification);
    }

    @Override
    public void forget(PeerId peer) throws IOException {
        node().trust().removeContact(peer);
    }

    @Override
    public void block(PeerId peer, boolean blocked) throws IOException {
        if (blocked) {
            node().trust().block(peer);
        } else {
            node().trust().unblock(peer);
        }
    }

    @Override
    public Duration ping(PeerId peer) throws IOException, InterruptedException {
        return node().ping(peer);
    }

    @Override
    public BrowsePage browse(PeerId peer, String cursor) throws IOException, InterruptedException {
        return node().browse(peer, cursor, Limits.MAX_LISTING);
    }

    @Override
    public void download(ListedContent content, PeerId from) {
        transfers.add(Target.of(content, from));
    }

    private Node node() throws IOException {
        return network.node().orElseThrow(() -> new IOException("the network is off"));
    }
}
