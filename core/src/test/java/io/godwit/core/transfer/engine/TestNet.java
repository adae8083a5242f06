package io.godwit.core.transfer.engine;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.Manifest;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.MessageChannel;
import io.godwit.core.protocol.MessageHandler;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.MemoryChunkStore;
import io.godwit.core.storage.StorageException;
import io.godwit.core.transfer.TransferSettings;
import io.godwit.core.transfer.download.DownloadSpec;
import io.godwit.core.transfer.download.Sources;
import io.godwit.core.transfer.download.StoreOpener;
import io.godwit.core.transfer.download.Wanted;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A network of peers in memory. */
final class TestNet implements AutoCloseable {

    static final long SEED = 20261121;

    final Map<PeerId, TestPeer> peers = new ConcurrentHashMap<>();
    final List<TestPeer> said = new CopyOnWriteArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<MemoryChunkStore> stores = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();

    TestPeer peer(long bytesPerSecond) {
        return peer(bytesPerSecond, TransferSettings.DEFAULT);
    }

    TestPeer peer(long bytesPerSecond, TransferSettings settings) {
        var peer =
                new TestPeer(
                        numbers.incrementAndGet(),
                        bytesPerSecond,
                        settings == TransferSettings.DEFAULT ? TestPeer.SETTINGS : settings,
                        SEED);
        peers.put(peer.id, peer);
        return peer;
    }

    TestPeer seeder(long bytesPerSecond, Content... contents) {
        TestPeer peer = peer(bytesPerSecond);
        for (Content content : contents) {
            peer.catalog.add(content);
        }
        said.add(peer);
        return peer;
    }

    TestPeer scripted(MessageHandler script) {
        var peer = new TestPeer(numbers.incrementAndGet(), script);
        peers.put(peer.id, peer);
        said.add(peer);
        return peer;
    }

    static DownloadSpec order(Content content) {
        return DownloadSpec.of(
                        new Wanted.File(content.root(), content.name(), content.bytes().length),
                        content.name())
                .withPatience(Duration.ofSeconds(20));
    }

    /** Everybody who is said to have things, without the one who asks. */
    Sources sources(TestPeer self) {
        return new Sources() {
            @Override
            public List<PeerId> lookup(ContentId id) {
                return said.stream().filter(p -> p != self).map(peer -> peer.id).toList();
            }

            @Override
            public Watch watch(Runnable changed) {
                listeners.add(changed);
                return () -> listeners.remove(changed);
            }

            @Override
            public MessageChannel connect(PeerId peer) throws IOException {
                return open(peer, 0);
            }

            @Override
            public MessageChannel join(MessageChannel first) throws IOException {
                if (self.failingJoins.decrementAndGet() >= 0) {
                    throw new ConnectException("test");
                }
                return open(first.remote(), 1);
            }

            private MessageChannel open(PeerId peer, int index) throws IOException {
                TestPeer remote = peers.get(peer);
                if (!remote.reachable) {
                    remote.refused.incrementAndGet();
                    throw new ConnectException("unreachable");
                }
                return TestChannel.connect(self, remote, index);
            }
        };
    }

    /** Nobody to ask, and nobody to reach. */
    static Sources silentSources(IOException silence) {
        return new Sources() {
            @Override
            public List<PeerId> lookup(ContentId id) throws IOException {
                throw silence;
            }

            @Override
            public MessageChannel connect(PeerId peer) throws IOException {
                throw new ConnectException("unreachable");
            }

            @Override
            public MessageChannel join(MessageChannel first) throws IOException {
                throw new ConnectException("unreachable");
            }
        };
    }

    /** Tells all who listen that who has what has changed; returns how many that are. */
    int tell() {
        listeners.forEach(Runnable::run);
        return listeners.size();
    }

    /** Opens a store in memory, or the one given. */
    static final class Opener implements StoreOpener {

        private final ChunkStore given;
        volatile MemoryChunkStore memory;

        Opener() {
            this(null);
        }

        Opener(ChunkStore given) {
            this.given = given;
        }

        @Override
        public ChunkStore open(ContentId id, Manifest manifest) throws StorageException {
            if (given != null) {
                return given;
            }
            memory = new MemoryChunkStore(manifest, Path.of("test"));
            return memory;
        }
    }

    @Override
    public void close() {
        peers.values().forEach(peer -> peer.engine.close());
        peers.values().forEach(TestPeer::kill);
    }
}
