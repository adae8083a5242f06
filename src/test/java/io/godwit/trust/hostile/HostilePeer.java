package io.godwit.trust.hostile;

import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.HandshakeSettings;
import io.godwit.core.handshake.WrapKeys;
import io.godwit.core.identity.Identity;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.transport.Connection;
import io.godwit.core.transport.Listener;
import io.godwit.core.transport.tcp.TcpTransport;
import io.godwit.tests.HashedFile;
import io.godwit.tests.OneFileAnnouncement;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A peer with a key of its own: dials, or listens and is announced as a source of a file. Thread-safe. */
final class HostilePeer implements AutoCloseable {

    private final TcpTransport transport = new TcpTransport();
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final Identity identity;
    private final Handshake handshake;
    private final int number;

    /**
     * A peer that does nothing yet.
     *
     * @param number 1 to 250, decides the loopback address that it dials from
     */
    HostilePeer(int number) {
        this.number = number;
        SecureRandom random = new SecureRandom();
        identity = Identity.generate(random);
        handshake =
                new Handshake(
                        identity,
                        WrapKeys.inBackground(random),
                        peer -> Optional.empty(),
                        PeerLimits.DEFAULT,
                        HandshakeSettings.defaults());
        parts.push(handshake);
    }

    /** Its peer ID as people see it. */
    String id() {
        return PeerIdText.format(identity.id());
    }

    /** Is announced as a source of a file from now on, and serves it in its own way. */
    void serve(HashedFile file, BadSource manner, String discoveryUrl) throws IOException {
        Listener listener =
                transport.listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        parts.push(listener);
        Thread.ofVirtual().start(() -> acceptAll(listener, file, manner));
        ServerDiscovery discovery =
                new ServerDiscovery(
                        URI.create(discoveryUrl),
                        identity,
                        EventSink.NONE,
                        ServerDiscoverySettings.defaults());
        parts.push(discovery);
        discovery.announce(
                OneFileAnnouncement.of(
                        "hostile",
                        listener.localAddress(),
                        file.name(),
                        manner.claimedSize(file),
                        file.root()));
    }

    private void acceptAll(Listener listener, HashedFile file, BadSource manner) {
        try {
            while (true) {
                Connection connection = listener.accept();
                Thread.ofVirtual().start(() -> answer(connection, file, manner));
            }
        } catch (IOException closed) {
            // It is over.
            return;
        }
    }

    private void answer(Connection connection, HashedFile file, BadSource manner) {
        open.add(connection);
        try (Talk talk = new Talk(handshake.respond(connection))) {
            manner.serve(talk, file);
        } catch (IOException theyHadEnough) {
            connection.close();
        } finally {
            open.remove(connection);
        }
    }

    /** Where its own connections come from; not where the honest ones come from. */
    InetSocketAddress from() {
        return new InetSocketAddress("127.0.66." + number, 0);
    }

    /** A session with an honest peer. */
    Talk dial(InetSocketAddress address, PeerId peer) throws IOException {
        Connection connection = new BoundConnection(from(), address);
        open.add(connection);
        return new Talk(handshake.initiate(connection, peer));
    }

    /** A session from an address of one's choice, as an honest peer would have it. */
    Talk dial(InetSocketAddress from, InetSocketAddress address, PeerId peer) throws IOException {
        Connection connection = new BoundConnection(from, address);
        boolean complete = false;
        try {
            Talk talk = new Talk(handshake.initiate(connection, peer));
            complete = true;
            return talk;
        } finally {
            if (!complete) {
                connection.close();
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
        for (AutoCloseable connection : open) {
            connection.close();
        }
    }
}
