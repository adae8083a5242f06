package io.godwit.core.transfer.upload;

import io.godwit.core.content.Bitfield;
import io.godwit.core.content.ChunkLayout;
import io.godwit.core.content.ContentId;
import io.godwit.core.event.EventSink;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.ListedContent;
import io.godwit.core.protocol.RejectCode;
import io.godwit.core.transfer.ChunkBuffers;
import io.godwit.core.transfer.Environment;
import io.godwit.core.transfer.RateLimit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Offers one file of zeros, or part of it, as long as a test wants it to; and lists what a test says. */
final class OneFile implements Catalog {

    static final ContentId ROOT = new ContentId(1, 2, 3, 4);
    static final int SHIFT = 20;

    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    volatile boolean offered = true;
    volatile Bitfield chunks;
    volatile List<ListedContent> listed = List.of();

    private final ChunkLayout layout;

    OneFile(long size) {
        this.layout = ChunkLayout.forSize(size);
        this.chunks = new Bitfield(layout.chunkCount());
    }

    /** Serves it to whoever asks, one turn at a time, without a limit. */
    Uploads uploads(Environment environment) {
        return uploads(0, environment);
    }

    /** As {@link #uploads(Environment)}, so many bytes a second; 0 is no limit. */
    Uploads uploads(long rate, Environment environment) {
        return new Uploads(
                this,
                1,
                new RateLimit(rate, System::nanoTime),
                new ChunkBuffers(1 << 20),
                environment,
                EventSink.NONE);
    }

    @Override
    public Optional<OfferedFile> file(ContentId root, PeerId requester) {
        asked.incrementAndGet();
        return offered && root.equals(ROOT) ? Optional.of(new Zeros()) : Optional.empty();
    }

    @Override
    public Optional<OfferedManifest> manifest(ContentId id, PeerId requester) {
        return Optional.empty();
    }

    @Override
    public ListingPage list(PeerId requester, String cursor, int limit) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(listed.size(), from + limit);
        return new ListingPage(
                listed.subList(from, to), to == listed.size() ? "" : Integer.toString(to));
    }

    @Override
    public ListingPage search(PeerId requester, String query, String cursor, int limit) {
        return list(requester, cursor, limit);
    }

    private final class Zeros implements OfferedFile {

        Zeros() {
            open.incrementAndGet();
        }

        @Override
        public ContentId root() {
            return ROOT;
        }

        @Override
        public ChunkLayout layout() {
            return layout;
        }

        @Override
        public String name() {
            return "zeros";
        }

        @Override
        public Bitfield chunks() {
            return chunks.copy();
        }

        @Override
        public ChunkLayer layer() throws OfferException {
            throw new OfferException(RejectCode.NOT_YET, "test");
        }

        @Override
        public void read(int chunk, int offset, byte[] target, int targetOffset, int length) {
            Arrays.fill(target, targetOffset, targetOffset + length, (byte) 0);
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
