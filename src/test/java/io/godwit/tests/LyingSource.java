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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * A hostile peer: holds a valid identity, completes the handshake, offers one real file, and flips one bit of chunks it
 * serves: of each, of the first it is asked for, or, to compare with, of none. Everything else about it is Godwit's own
 * code. It counts what it serves.
 */
final class LyingSource implements AutoCloseable {

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final Identity identity;
    private final HashedFile file;
    private final int most;
    private final Set<Integer> spoilt = new ConcurrentSkipListSet<>();
    private final Map<Integer, Long> served = new ConcurrentHashMap<>();

    /** One that lies in every chunk. */
    LyingSource(Path file, String discoveryUrl) throws IOException {
        this(file, discoveryUrl, Integer.MAX_VALUE);
    }

    /** One that lies in the first chunk it is asked for, each time it is, and in no other. */
    static LyingSource inTheFirstChunk(Path file, String discoveryUrl) throws IOException {
        return new LyingSource(file, discoveryUrl, 1);
    }

    /** An honest one. */
    static LyingSource inNothing(Path file, String discoveryUrl) throws IOException {
        return new LyingSource(file, discoveryUrl, 0);
    }

    private LyingSource(Path file, String discoveryUrl, int most) throws IOException {
        this.most = most;
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

    /** The first chunk that it spoilt. */
    Optional<Integer> spoilt() {
        return spoilt.stream().findFirst();
    }

    /** Bytes that it has given out, by chunk. */
    Map<Integer, Long> served() {
        return Map.copyOf(served);
    }

    private boolean spoils(int chunk) {
        synchronized (spoilt) {
            if (spoilt.size() < most) {
                spoilt.add(chunk);
            }
            return spoilt.contains(chunk);
        }
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
            served.merge(chunk, (long) length, Long::sum);
            if (offset == 0 && spoils(chunk)) {
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
