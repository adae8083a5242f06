package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.RejectCode;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The file that a connection asked for last, kept open as it will most likely ask for more of it. What is no longer
 * offered to the requester is given for another second at most. One thread only.
 */
final class OpenFile implements AutoCloseable {

    /** How long the catalog's word counts, in nanoseconds: asking it for every record would be slow. */
    static final long TRUSTED = TimeUnit.SECONDS.toNanos(1);

    private final Catalog catalog;
    private final Layers layers;
    private final PeerId requester;
    private final LongSupplier nanoTime;
    private long askedAt;
    private @Nullable OfferedFile file;
    private @Nullable ChunkLayer layer;

    OpenFile(Catalog catalog, Layers layers, PeerId requester, LongSupplier nanoTime) {
        this.catalog = catalog;
        this.layers = layers;
        this.requester = requester;
        this.nanoTime = nanoTime;
    }

    /**
     * The file with a root.
     *
     * @throws OfferException {@code NOT_FOUND}, or {@code OUT_OF_RANGE} when its chunks have another size
     */
    OfferedFile get(ContentId root, int chunkShift) throws OfferException {
        OfferedFile open = file;
        long now = nanoTime.getAsLong();
        if (open == null || !open.root().equals(root) || now - askedAt >= TRUSTED) {
            forget();
            askedAt = now;
            open =
                    catalog.file(root, requester)
                            .orElseThrow(
                                    () -> new OfferException(RejectCode.NOT_FOUND, "no such file"));
            file = open;
        }
        if (open.layout().chunkShift() != chunkShift) {
            throw new OfferException(RejectCode.OUT_OF_RANGE, "chunk size");
        }
        return open;
    }

    ChunkLayer layer(ContentId root, int chunkShift) throws OfferException {
        OfferedFile open = get(root, chunkShift);
        ChunkLayer known = layer;
        if (known == null) {
            known = layers.of(open);
            layer = known;
        }
        return known;
    }

    void forget() {
        OfferedFile open = file;
        file = null;
        layer = null;
        if (open != null) {
            open.close();
        }
    }

    @Override
    public void close() {
        forget();
    }
}
