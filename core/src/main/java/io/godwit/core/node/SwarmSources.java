package io.godwit.core.node;

import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.session.Dialer;
import io.godwit.core.transfer.download.Sources;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Downloads find their sources through discovery and reach them through sessions. Thread-safe; calls block. */
final class SwarmSources implements Sources {
    private final DiscoveryGroup discovery;
    private final Dialer dialer;
    private final Predicate<PeerId> welcome;
    private final Consumer<ContentId> listed;
    private final AddressBook book = new AddressBook();

    /**
     * The sources of a node.
     *
     * @param discovery who is asked for peers
     * @param dialer opens sessions
     * @param welcome whether to deal with a peer at all: neither this node nor a blocked one
     * @param listed told of content for which discovery names a source
     */
    SwarmSources(
            DiscoveryGroup discovery,
            Dialer dialer,
            Predicate<PeerId> welcome,
            Consumer<ContentId> listed) {
        this.discovery = discovery;
        this.dialer = dialer;
        this.welcome = welcome;
        this.listed = listed;
    }

    @Override
    public List<PeerId> lookup(ContentId id) throws IOException {
        List<FoundPeer> swarm = discovery.swarm(id);
        swarm.forEach(book::note);
        List<PeerId> peers = swarm.stream().map(FoundPeer::id).filter(welcome).toList();
        if (!peers.isEmpty()) {
            listed.accept(id);
        }
        return peers;
    }

    @Override
    public Watch watch(Runnable changed) {
        return discovery.watch(changed)::close;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConnectException if the peer is not welcome, or nobody knows where it is
     */
    @Override
    public MessageChannel connect(PeerId peer) throws IOException {
        if (!welcome.test(peer)) {
            throw notWelcome();
        }
        MessageChannel channel = dial(peer);
        if (!welcome.test(peer)) {
            // Blocked while it was dialled, when there was no connection yet that this could end.
            channel.close();
            throw notWelcome();
        }
        return channel;
    }

    private static ConnectException notWelcome() {
        return new ConnectException("not welcome");
    }

    private MessageChannel dial(PeerId peer) throws IOException {
        List<InetSocketAddress> addresses = addresses(peer);
        try {
            return dialer.dial(peer, addresses);
        } catch (IOException unreachable) {
            // It may have moved: the next try asks anew.
            book.forget(peer);
            throw unreachable;
        }
    }

    private List<InetSocketAddress> addresses(PeerId peer) throws IOException {
        var known = book.find(peer);
        if (known.isPresent()) {
            return known.get();
        }
        discovery.locate(peer).forEach(book::note);
        return book.find(peer)
                .orElseThrow(() -> new ConnectException("nobody knows where the peer is"));
    }

    @Override
    public MessageChannel join(MessageChannel first) throws IOException {
        return dialer.join(first);
    }
}
