package io.godwit.app.view.peers;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.identity.Trust;
import io.godwit.core.identity.Verification;
import io.godwit.core.node.BrowsePage;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What this page needs of the node. Every call may block, and fails while the network is off. Thread-safe. */
interface PeerDesk {
    /** Whether there is a node to ask. */
    boolean online();

    /** Who this is. */
    Optional<PeerId> own();

    /** Who is online, this node itself perhaps among them. */
    List<FoundPeer> peers() throws IOException;

    /** Contacts, in the order they were added. */
    List<Contact> contacts();

    /** Peers that are refused, in the order they were blocked. */
    List<PeerId> blocked();

    /** What the person thinks of a peer. */
    Trust trust(PeerId peer);

    /** Makes a peer a contact, or changes its name or how it was verified. */
    void keep(PeerId peer, String name, Verification verification) throws IOException;

    /** Forgets a contact. */
    void forget(PeerId peer) throws IOException;

    /** Refuses a peer, or no longer. */
    void block(PeerId peer, boolean blocked) throws IOException;

    /** Time until a peer answers. */
    Duration ping(PeerId peer) throws IOException, InterruptedException;

    /** A page of what a peer shares with this node. */
    BrowsePage browse(PeerId peer, String cursor) throws IOException, InterruptedException;

    /** Puts something that a peer shares into the queue of downloads. */
    void download(ListedContent content, PeerId from);
}
