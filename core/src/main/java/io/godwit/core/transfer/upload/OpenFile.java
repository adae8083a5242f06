package io.godwit.core.transfer.upload;

import io.godwit.core.content.ContentId;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.peer.PeerId;
import io.godwit.core.protocol.RejectCode;
import org.jspecify.annotations.Nullable;

/** The file that a connection asked for last, kept open as it will most likely ask for more of it. One thread only. */
final class OpenFile implements AutoCloseable {

    private final Catalog catalog;
    private final PeerId requester;
    private @Nullable OfferedFile file;
    private @Nullable ChunkLayer layer;

    OpenFile(Catalog catalog, PeerId requester) {
        this.catalog = catalog;
        this.requester = requester;
    }

    /**
     * The file with a root.
     *
     * @throws OfferException {@code NOT_FOUND}, or {@code OUT_OF_RANGE} when its chunks have another size
     */
    OfferedFile get(ContentId root, int chunkShift) throws OfferException {
        OfferedFile open = file;
        if (open == null || !open.root().equals(root)) {
            forget();
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
            known = open.layer();
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
