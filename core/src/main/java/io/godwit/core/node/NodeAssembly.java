package io.godwit.core.node;

import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.handshake.AdmissionPolicy;
import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.HandshakeSettings;
import io.godwit.core.handshake.WrapKeys;
import io.godwit.core.identity.Identity;
import io.godwit.core.identity.Trust;
import io.godwit.core.identity.TrustStore;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.AlertCode;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.session.ChannelOpener;
import io.godwit.core.session.SessionDialer;
import io.godwit.core.session.SessionListener;
import io.godwit.core.session.SessionSettings;
import io.godwit.core.session.Sessions;
import io.godwit.core.share.Library;
import io.godwit.core.storage.FileChunkStores;
import io.godwit.core.storage.StorageSettings;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.engine.TransferEngine;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Puts the parts of one node together; used once, by one thread. */
final class NodeAssembly {
    private final NodeConfig config;
    private final Identity identity;
    private final EventSink events;
    private final ActiveDownloads downloads;
    private final PartStack stack;
    private final WarmUp warmUp;
    private final SecureRandom random = new SecureRandom();

    NodeAssembly(
            NodeConfig config,
            Identity identity,
            EventSink events,
            ActiveDownloads downloads,
            PartStack stack,
            WarmUp warmUp) {
        this.config = config;
        this.identity = identity;
        this.events = events;
        this.downloads = downloads;
        this.stack = stack;
        this.warmUp = warmUp;
    }

    NodeParts assemble() throws IOException {
        // The first handshake needs this key, which takes a second to make.
        WrapKeys wrapKeys = WrapKeys.inBackground(random);
        if (config.role() == NodeRole.PEER) {
            // Anybody may ask for anything at any time.
            warmUp.expect(Long.MAX_VALUE);
        }
        TrustGuard guard = new TrustGuard(events);
        TrustStore trust =
                TrustStore.open(config.profile().trustFile(), InstantSource.system(), guard);
        Optional<Library> library = openLibrary();
        FileChunkStores stores =
                stack.add(new FileChunkStores(StorageSettings.DEFAULT, events, random));
        TransferEngine engine = stack.add(engine(library, trust));
        Handshake handshake = stack.add(handshake(wrapKeys, trust));
        Sessions sessions = stack.add(new Sessions(SessionSettings.DEFAULT, engine, events));
        guard.guard(sessions);
        stack.add(new TrustWatch(trust));
        Reach reach = reach(ChannelOpener.of(handshake), sessions, engine, trust, library);
        return new NodeParts(
                identity,
                trust,
                library.map(open -> new LibraryShares(open, identity.id())),
                engine,
                stores,
                reach,
                stack);
    }

    private TransferEngine engine(Optional<Library> library, TrustStore trust) {
        Catalog catalog =
                library.<Catalog>map(open -> new LibraryCatalog(open, trust))
                        .orElseGet(NoCatalog::new);
        return new TransferEngine(
                catalog,
                (id, peer) ->
                        !isBlocked(trust, peer)
                                && (downloads.isListed(id) || isContact(trust, peer)),
                settings(),
                Environment.system(),
                events);
    }

    private Reach reach(
            ChannelOpener opener,
            Sessions sessions,
            TransferEngine engine,
            TrustStore trust,
            Optional<Library> library)
            throws IOException {
        TcpTransport transport = new TcpTransport();
        SessionListener listener =
                stack.add(
                        new Listening(transport, opener, sessions, events).start(config.listen()));
        DiscoveryGroup discovery = new DiscoveryGroup(List.of());
        DiscoveryServers servers = new DiscoveryServers(discovery, this::open);
        SwarmSources sources =
                new SwarmSources(
                        discovery,
                        new SessionDialer(transport, opener, sessions),
                        peer -> !peer.equals(identity.id()) && !isBlocked(trust, peer),
                        downloads::listed);
        NodeAnnouncement announcement = announcement(listener, servers, library);
        Announcer announcer = stack.add(announcer(discovery, announcement));
        // Closed before the announcer, which lets another
        // process register: the goodbye comes first.
        stack.add(discovery);
        stack.add(new ChangeWatch(announcement, discovery));
        stack.add(networkTicker(discovery, sessions, engine));
        PeerLinks links = stack.add(new PeerLinks(sessions, sources, engine));
        Rendezvous rendezvous = new Rendezvous(discovery, servers, announcement, announcer);
        rendezvous.use(config.discovery().servers());
        return new Reach(rendezvous, sources, links, listener);
    }

    private static Ticker networkTicker(
            DiscoveryGroup discovery, Sessions sessions, TransferEngine engine) {
        var watch =
                new NetworkWatch(
                        LocalAddresses::ofThisMachine,
                        System::nanoTime,
                        InstantSource.system(),
                        () -> {
                            discovery.reconnect();
                            sessions.probe();
                            engine.networkChanged();
                        });
        return new Ticker("godwit-network", NetworkWatch.PAUSE, watch);
    }

    private Optional<Library> openLibrary() throws IOException {
        if (config.role() == NodeRole.DOWNLOADER) {
            return Optional.empty();
        }
        stack.add(
                ProfileLock.tryAcquire(config.profile().libraryLock())
                        .orElseThrow(ProfileInUseException::new));
        return Optional.of(stack.add(LibraryShares.openLibrary(config.profile(), events)));
    }

    private TransferSettings settings() {
        return TransferSettings.DEFAULT.withRates(
                config.limits().upload(), config.limits().download());
    }

    private Handshake handshake(WrapKeys wrapKeys, TrustStore trust) {
        return new Handshake(
                identity,
                wrapKeys,
                policy(trust),
                PeerLimits.DEFAULT,
                HandshakeSettings.defaults());
    }

    /** Strangers may come in, as public shares are for everybody; blocked peers may not. */
    private static AdmissionPolicy policy(TrustStore trust) {
        return (PeerId peer) ->
                isBlocked(trust, peer) ? Optional.of(AlertCode.NOT_TRUSTED) : Optional.empty();
    }

    private static boolean isBlocked(TrustStore trust, PeerId peer) {
        return trust.trust(peer) == Trust.BLOCKED;
    }

    private static boolean isContact(TrustStore trust, PeerId peer) {
        return trust.trust(peer) == Trust.CONTACT;
    }

    private ServerDiscovery open(URI server) {
        return new ServerDiscovery(server, identity, events, ServerDiscoverySettings.defaults());
    }

    private NodeAnnouncement announcement(
            SessionListener listener, DiscoveryServers servers, Optional<Library> library) {
        return new NodeAnnouncement(
                config.name(),
                new LocalAddresses(
                        config.listen().address(),
                        listener.localAddress().getPort(),
                        servers::isAnyOnLoopback),
                new PublicEntries(library),
                downloads);
    }

    private Announcer announcer(DiscoveryGroup discovery, NodeAnnouncement announcement) {
        boolean peer = config.role() == NodeRole.PEER;
        BooleanSupplier due = () -> peer || downloads.lastFor(config.discovery().announceAfter());
        return new Announcer(config.profile(), discovery, announcement, due, peer, events);
    }
}
