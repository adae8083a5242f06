package io.godwit.core.transfer.upload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.peer.PeerId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LayersTest {

    private static final ChunkLayout LAYOUT = ChunkLayout.forSize(3 << 20);

    private final ChunkLayer layer = ChunkLayer.computed(LAYOUT, new byte[3 * ContentId.BYTES]);
    private final AtomicInteger read = new AtomicInteger();
    private final Layers layers = new Layers();

    /** What a connection of a peer has open. */
    private OpenFile opened(int peer) {
        return new OpenFile(new Stored(), layers, new PeerId(peer, 0, 0, 0), () -> 0);
    }

    @Test
    @DisplayName("DOS-05 connections that fetch the same file hold its layer once")
    void connectionsShareALayer() throws Exception {
        OpenFile first = opened(1);
        OpenFile second = opened(2);
        ChunkLayer held = first.layer(layer.root(), LAYOUT.chunkShift());
        assertSame(held, second.layer(layer.root(), LAYOUT.chunkShift()));
        first.close();
        second.close();
        assertEquals(1, read.get());
        assertEquals(layer.root(), held.root());
    }

    /** Offers one file, whose layer is read anew each time. */
    private final class Stored implements Catalog {

        @Override
        public Optional<OfferedFile> file(ContentId root, PeerId requester) {
            return Optional.of(new StoredFile());
        }

        @Override
        public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
            return Optional.empty();
        }

        @Override
        public ListingPage list(PeerId requester, String cursor, int limit) {
            return ListingPage.EMPTY;
        }

        @Override
        public ListingPage search(PeerId requester, String query, String cursor, int limit) {
            return ListingPage.EMPTY;
        }
    }

    private final class StoredFile implements OfferedFile {

        @Override
        public ContentId root() {
            return layer.root();
        }

        @Override
        public ChunkLayout layout() {
            return LAYOUT;
        }

        @Override
        public String name() {
            return "stored";
        }

        @Override
        public ChunkLayer layer() {
            read.incrementAndGet();
            return ChunkLayer.computed(LAYOUT, layer.packed());
        }

        @Override
        public void read(int chunk, int offset, byte[] target, int targetOffset, int length) {
            throw new UnsupportedOperationException("its layer is all that is asked for");
        }

        @Override
        public void close() {}
    }
}
