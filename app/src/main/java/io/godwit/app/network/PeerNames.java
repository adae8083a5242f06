package io.godwit.app.network;

import io.godwit.core.discovery.FoundPeer;
import io.godwit.core.identity.Contact;
import io.godwit.core.peer.PeerId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what to call peers: contacts as the person calls them, others as they call themselves. Never blocks: a stranger
 * has no name at first, discovery is asked in the background, and later the name is there. Thread-safe.
 */
public final class PeerNames {
    private static final Logger LOG = LoggerFactory.getLogger(PeerNames.class);

    /** Time between two questions to discovery. */
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(15);

    /** More peers than this are not asked for. */
    private static final int MOST = 1_000;

    private final Directory directory;
    private final Executor background;
    private final LongSupplier nanoTime;
    private final AtomicBoolean asking = new AtomicBoolean();
    private volatile Map<PeerId, String> announced = Map.of();
    private volatile long askedAt;

    /** Where names come from. */
    interface Directory {
        /** A contact; never blocks. */
        Optional<Contact> contact(PeerId peer);

        /** Who is online; blocks. */
        List<FoundPeer> peers() throws IOException;
    }

    /** The names that a network's node knows, whichever runs at the moment. */
    public PeerNames(Network network, Executor background) {
        this(new OfNode(network), background, System::nanoTime);
    }

    PeerNames(Directory directory, Executor background, LongSupplier nanoTime) {
        this.directory = directory;
        this.background = background;
        this.nanoTime = nanoTime;
        askedAt = nanoTime.getAsLong() - PAUSE;
    }

    private record OfNode(Network network) implements Directory {
        @Override
        public Optional<Contact> contact(PeerId peer) {
            return network.node().flatMap(node -> node.trust().contact(peer));
        }

        @Override
        public List<FoundPeer> peers() throws IOException {
            var node = network.node();
            return node.isEmpty() ? List.of() : node.get().peers(MOST);
        }
    }

    /** What to call a peer, as far as that is known now. */
    public PeerName of(PeerId peer) {
        Optional<Contact> contact = directory.contact(peer);
        if (contact.isPresent()) {
            return new PeerName(peer, contact.get().name(), true);
        }
        String name = announced.get(peer);
        if (name == null) {
            ask();
        }
        return new PeerName(peer, name == null ? "" : name, false);
    }

    private void ask() {
        boolean due = nanoTime.getAsLong() - askedAt >= PAUSE;
        if (due && asking.compareAndSet(false, true)) {
            background.execute(this::learn);
        }
    }

    private void learn() {
        try {
            announced =
                    directory.peers().stream()
                            .collect(
                                    Collectors.toUnmodifiableMap(
                                            FoundPeer::id, FoundPeer::name, (one, same) -> one));
        } catch (IOException nobodyAnswers) {
            LOG.debug("nobody tells the names of peers", nobodyAnswers);
        } finally {
            askedAt = nanoTime.getAsLong();
            asking.set(false);
        }
    }
}
