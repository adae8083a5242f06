package io.godwit.core.node;

import io.godwit.core.crypto.CryptoWarmUp;
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
import java.net.InetAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Puts the parts of one node together; used once, by one thread. */
final class NodeAssembly {
    private final NodeConfig config;
    private final Identity identity;
    private final EventSink events;
    private final ActiveDownloads downloads;
    private final PartStack stack;
    private final SecureRandom random = new SecureRandom();

    NodeAssembly(
            NodeConfig config,
            Identity identity,
            EventSink events,
            ActiveDownloads downloads,
            PartStack stack) {
        this.config = config;
        this.identity = identity;
        this.events = events;
        this.downloads = downloads;
        this.stack = stack;
    }

    NodeParts assemble() throws IOException {
        // The first handshake needs this key, which takes a second to make.
        WrapKeys wrapKeys = WrapKeys.inBackground(random);
        Thread.ofPlatform().daemon().name("godwit-warm-up").start(new CryptoWarmUp());
        TrustStore trust =
                TrustStore.open(config.profile().trustFile(), InstantSource.system(), events);
        Optional<Library> library = openLibrary();
        Catalog catalog =
                library.<Catalog>map(open -> new LibraryCatalog(open, trust))
                        .orElseGet(NoCatalog::new);
        FileChunkStores stores =
                stack.add(new FileChunkStores(StorageSettings.DEFAULT, events, random));
        TransferEngine engine =
                stack.add(
                        new TransferEngine(
                                catalog,
                                (id, peer) -> downloads.isListed(id) || isContact(trust, peer),
                                settings(),
                                Environment.system(),
                                events));
        Handshake handshake = stack.add(handshake(wrapKeys, trust));
        Sessions sessions = stack.add(new Sessions(SessionSettings.DEFAULT, engine, events));
        TcpTransport transport = new TcpTransport();
        ChannelOpener opener = ChannelOpener.of(handshake);
        SessionListener listener =
                stack.add(
                        new Listening(transport, opener, sessions, events).start(config.listen()));
        DiscoveryGroup discovery = stack.add(discovery());
        SwarmSources sources =
                new SwarmSources(
                        discovery,
                        new SessionDialer(transport, opener, sessions),
                        peer -> !peer.equals(identity.id()) && trust.trust(peer) != Trust.BLOCKED,
                        downloads::listed);
        announce(discovery, library, listener);
        return new NodeParts(
                identity,
                discovery,
                library.map(open -> new LibraryShares(open, identity.id())),
                engine,
                stores,
                sources,
                listener,
                stack);
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
                trust.trust(peer) == Trust.BLOCKED
                        ? Optional.of(AlertCode.NOT_TRUSTED)
                        : Optional.empty();
    }

    private static boolean isContact(TrustStore trust, PeerId peer) {
        return trust.trust(peer) == Trust.CONTACT;
    }

    private DiscoveryGroup discovery() {
        List<ServerDiscovery> servers =
                config.discovery().stream()
                        .map(url ->
                                new ServerDiscovery(
                                        url, identity, events, ServerDiscoverySettings.defaults()))
                        .toList();
        return new DiscoveryGroup(servers);
    }

    private void announce(
            DiscoveryGroup discovery, Optional<Library> library, SessionListener listener)
            throws IOException {
        if (config.discovery().isEmpty()) {
            return;
        }
        boolean onLoopback = config.discovery().stream().anyMatch(NodeAssembly::isLoopback);
        NodeAnnouncement announcement =
                new NodeAnnouncement(
                        config.name(),
                        new LocalAddresses(
                                config.listen().address(),
                                listener.localAddress().getPort(),
                                onLoopback),
                        new PublicEntries(library),
                        downloads);
        Announcer announcer = stack.add(new Announcer(config.profile(), discovery, announcement));
        announcer.start(config.role() == NodeRole.PEER, events);
        stack.add(new ChangeWatch(announcement, discovery));
    }

    private static boolean isLoopback(URI url) {
        String host = url.getHost();
        if (host == null || host.equals("localhost")) {
            return host != null;
        }
        try {
            return InetAddress.ofLiteral(host.replace("[", "").replace("]", ""))
                    .isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
