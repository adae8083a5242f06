package io.godwit.tests;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.discovery.server.ServerDiscovery;
import io.godwit.core.discovery.server.ServerDiscoverySettings;
import io.godwit.core.event.EventSink;
import io.godwit.core.handshake.Handshake;
import io.godwit.core.handshake.HandshakeSettings;
import io.godwit.core.handshake.WrapKeys;
import io.godwit.core.identity.Identity;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.peer.PeerId;
import io.godwit.core.peer.PeerIdText;
import io.godwit.core.protocol.PeerLimits;
import io.godwit.core.session.ChannelOpener;
import io.godwit.core.session.SessionListener;
import io.godwit.core.session.SessionSettings;
import io.godwit.core.session.Sessions;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.engine.TransferEngine;
import io.godwit.core.transfer.upload.Catalog;
import io.godwit.core.transfer.upload.ListingPage;
import io.godwit.core.transfer.upload.OfferedFile;
import io.godwit.core.transfer.upload.OfferedManifest;
import io.godwit.core.transport.tcp.TcpTransport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A hostile peer: holds a valid identity, completes the handshake, offers one real file, and flips one bit of every
 * chunk it serves. Everything else about it is Godwit's own code.
 */
final class LyingSource implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Identity identity;
    private final HashedFile file;

    LyingSource(Path file, String discoveryUrl) throws IOException {
        this.file = HashedFile.of(file);
        SecureRandom random = new SecureRandom();
        identity = Identity.generate(random);
        TransferEngine engine =
                keep(
                        new TransferEngine(
                                new OneFile(),
                                (id, peer) -> false,
                                TransferSettings.DEFAULT,
                                Environment.system(),
                                EventSink.NONE));
        Handshake handshake =
                keep(
                        new Handshake(
                                identity,
                                WrapKeys.inBackground(random),
                                peer -> Optional.empty(),
                                PeerLimits.DEFAULT,
                                HandshakeSettings.defaults()));
        Sessions sessions = keep(new Sessions(SessionSettings.DEFAULT, engine, EventSink.NONE));
        SessionListener listener =
                keep(
                        SessionListener.start(
                                new TcpTransport(),
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                                ChannelOpener.of(handshake),
                                sessions));
        ServerDiscovery discovery =
                keep(
                        new ServerDiscovery(
                                URI.create(discoveryUrl),
                                identity,
                                EventSink.NONE,
                                ServerDiscoverySettings.defaults()));
        discovery.announce(OneFileAnnouncement.of("liar", listener.localAddress(), this.file));
    }

    /** Its peer ID as people see it. */
    String id() {
        return PeerIdText.format(identity.id());
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : parts) {
            part.close();
        }
    }

    private final class OneFile implements Catalog {

        @Override
        public Optional<OfferedFile> file(ContentId root, PeerId requester) {
            return root.equals(file.root()) ? Optional.of(open()) : Optional.empty();
        }

        private OfferedFile open() {
            try {
                return new FlippedFile(FileChannel.open(file.path()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
            return Optional.empty();
        }

        @Override
        public ListingPage list(PeerId requester, String cursor, int limit) {
            return new ListingPage(List.of(), "");
        }

        @Override
        public ListingPage search(PeerId requester, String query, String cursor, int limit) {
            return list(requester, cursor, limit);
        }
    }

    private final class FlippedFile implements OfferedFile {

        private final FileChannel channel;

        FlippedFile(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public ContentId root() {
            return file.root();
        }

        @Override
        public ChunkLayout layout() {
            return file.layout();
        }

        @Override
        public String name() {
            return file.name();
        }

        @Override
        public ChunkLayer layer() {
            return file.layer();
        }

        @Override
        public void read(int chunk, int offset, byte[] target, int targetOffset, int length) {
            ByteBuffer buffer = ByteBuffer.wrap(target, targetOffset, length);
            try {
                long position = file.layout().offsetOf(chunk) + offset;
                while (buffer.hasRemaining()
                        && channel.read(buffer, position + buffer.position() - targetOffset) > 0) {}
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (offset == 0) {
                target[targetOffset + length / 2] ^= 0x10;
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
