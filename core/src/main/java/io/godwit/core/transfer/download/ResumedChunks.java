package io.godwit.core.transfer.download;

import io.godwit.core.content.Bitfield;
import io.godwit.core.manifest.ChunkLayer;
import io.godwit.core.manifest.ChunkVerifier;
import io.godwit.core.manifest.ManifestException;
import io.godwit.core.storage.ChunkStore;
import io.godwit.core.storage.StorageException;
import java.io.IOException;

/**
 * What earlier runs stored of an offer, on the word of what its source told then. Once the layer is proved it is read
 * and hashed again, as nothing else says that it belongs to that layer.
 *
 * @param store holds them as its file 0
 * @param chunks which they are; not changed any more
 */
record ResumedChunks(ChunkStore store, Bitfield chunks) {

    /** Told of each chunk that fits. */
    interface Progress {
        void fits() throws IOException;
    }

    /**
     * Reads all of them; blocks.
     *
     * @throws ManifestException if one is not in the layer
     * @throws StorageException if one cannot be read
     * @throws IOException as the progress says
     */
    void verify(ChunkLayer layer, Progress progress) throws IOException, ManifestException {
        var verifier = new ChunkVerifier();
        byte[] data = new byte[chunks.count() == 0 ? 0 : layer.layout().chunkSize()];
        for (int chunk = chunks.nextSet(0); chunk >= 0; chunk = chunks.nextSet(chunk + 1)) {
            store.read(0, chunk, 0, data, 0, layer.layout().lengthOf(chunk));
            if (!verifier.matches(layer, chunk, data, 0)) {
                throw new ManifestException(
                        "layer", "is not the one that an earlier run was told of");
            }
            progress.fits();
        }
    }
}
